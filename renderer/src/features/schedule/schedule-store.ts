// The file of a schedule that a person is looking at before it is taken in: what it would do, what they said of its columns and
// corrected in its cells. Asks; decides nothing. It is the same wherever the file was chosen.

import { defineStore } from 'pinia';
import { ref, shallowRef, watch } from 'vue';

import type { HandedFile } from '../../../../electron/contract/handed-file.ts';
import type { ImportedSchedule, ScheduleErrorView, ScheduleView } from '../../../../electron/contract/schedule.ts';
import type { ColumnPlaces, ScheduleColumn } from '../../../../electron/domain/schedule/columns.ts';
import { application, useAsking } from '../../app/application.ts';
import { download } from '../../app/download.ts';
import { useFrame } from '../../app/frame-store.ts';

type Request = Parameters<ReturnType<typeof application>['schedule']['preview']>[0];

export const useSchedule = defineStore('schedule', () => {
  const frame = useFrame();
  const { failure, busy, ask } = useAsking();
  const file = shallowRef<File | null>(null);
  const view = shallowRef<ScheduleView | null>(null);
  const bind = ref(true);
  const places = shallowRef<ColumnPlaces | null>(null);
  const noHeadings = ref(false);
  const corrections = shallowRef<Request['corrections'] & object>([]);
  const imported = shallowRef<ImportedSchedule | null>(null);
  const handed = shallowRef<HandedFile | null>(null);

  const request = (of: File): Request => ({
    file: of,
    bind: bind.value,
    noHeadings: noHeadings.value,
    corrections: corrections.value,
    ...(places.value ? { places: places.value } : {}),
  });

  async function choose(chosen: File): Promise<void> {
    leave();
    file.value = chosen;
    await look();
  }

  /** Only the answer to what was asked last counts: answers may overtake one another. */
  let asked = 0;

  /** Once more, with what has changed since. */
  async function look(): Promise<void> {
    const looking = file.value;
    if (!looking) return;
    const turn = (asked += 1);
    const seen = await ask(application().schedule.preview(request(looking)));
    if (file.value !== looking || turn !== asked) return;
    view.value = seen;
    if (!seen) file.value = null;
  }

  async function place(column: ScheduleColumn, at: number | null): Promise<void> {
    const { [column]: _before, ...others } = places.value ?? view.value?.places ?? {};
    places.value = at === null ? others : { ...others, [column]: at };
    await look();
  }

  async function correct({ row, at }: ScheduleErrorView, text: string): Promise<void> {
    if (at === null) return;
    const others = corrections.value.filter((one) => one.row !== row || one.at !== at);
    corrections.value = [...others, { row, at, text }];
    await look();
  }

  async function take(): Promise<void> {
    if (!file.value || !view.value) return;
    const partial = view.value.errorCount > 0;
    const done = await ask(application().schedule.import({ ...request(file.value), partial }));
    if (!done) return;
    leave();
    imported.value = done;
  }

  async function saveCorrected(): Promise<void> {
    if (file.value) await keep(application().schedule.corrected(request(file.value)));
  }
  const save = (format: 'csv' | 'xlsx', language: 'en' | 'sv'): Promise<void> =>
    keep(application().schedule.export({ format, language }));

  async function keep(made: ReturnType<ReturnType<typeof application>['schedule']['export']>): Promise<void> {
    handed.value = null;
    const got = await ask(made);
    if (got?.file) download(got.file);
    handed.value = got;
  }

  /** Nothing was taken in. */
  function leave(): void {
    [file.value, view.value, places.value, corrections.value] = [null, null, null, []];
    noHeadings.value = false;
    [failure.value, imported.value, handed.value] = [null, null, null];
  }
  // Another site; not the first word of which site it is.
  watch(
    () => frame.siteId,
    (_now, before) => before !== null && leave(),
  );

  return {
    ...{ failure, busy, file, view, bind, noHeadings, corrections, imported, handed },
    ...{ choose, look, place, correct, take, save, saveCorrected, leave },
  };
});
