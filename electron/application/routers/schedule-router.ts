// Answers what the screens ask of socket schedules: what a file would do, taken in, given back corrected, and the site's own.

import { implement } from '@orpc/server';

import type { scheduleSchema } from '../../contract/schedule.ts';
import { contract } from '../../contract/contract.ts';
import { done, type Result } from '../../domain/failures.ts';
import { learntHeadings, type ColumnPlaces } from '../../domain/schedule/columns.ts';
import { plainFileName } from '../file-name.ts';
import { handOver } from '../hand-over.ts';
import { importSchedule } from '../import-schedule.ts';
import { correctedCopy, outcomeView, readSchedule, scheduleView, type ReadSchedule } from '../schedule-files.ts';
import { exportedSchedule } from '../export-schedule.ts';
import { bytesOf } from '../take-in-files.ts';
import type { Answering } from './answer.ts';

const os = implement(contract).schedule;

type Asked = typeof scheduleSchema._output;

/** So many headings are remembered; the oldest go first. */
const mostHeadings = 300;

export function scheduleRouter({ application, onSiteLater, language }: Answering) {
  const { kept, outside, desk } = application.shell;

  async function read({ file, places, noHeadings, corrections }: Asked): Promise<Result<ReadSchedule>> {
    const bytes = await bytesOf(file);
    if (!bytes.ok) return bytes;
    const how = { known: kept.get('headings'), places: places && present(places), noHeadings, corrections };
    return readSchedule(bytes.value, how, outside.clock);
  }

  /** What a person chose for columns whose headings say nothing, or something else. */
  function remember({ table, header }: ReadSchedule): void {
    const learnt = learntHeadings(table[header.at] ?? [], header.places);
    const older = Object.entries(kept.get('headings')).filter(([heading]) => !Object.hasOwn(learnt, heading));
    kept.set('headings', Object.fromEntries([...older, ...Object.entries(learnt)].slice(-mostHeadings)));
  }

  return {
    preview: os.preview.handler(({ input }) =>
      onSiteLater(async ({ state }) => {
        const schedule = await read(input);
        return schedule.ok ? done(scheduleView(state, schedule.value, input.bind, language())) : schedule;
      }),
    ),
    import: os.import.handler(({ input }) =>
      onSiteLater(async (document) => {
        const schedule = await read(input);
        if (!schedule.ok) return schedule;
        const { bind, partial } = input;
        const wishes = { ...schedule.value, bind, partial, plans: [], sheets: true };
        const imported = importSchedule(document, wishes, outside.ids);
        if (!imported.ok) return imported;
        if (input.places) remember(schedule.value);
        return done(outcomeView(imported.value, schedule.value, language()));
      }),
    ),
    corrected: os.corrected.handler(({ input }) =>
      onSiteLater(async ({ state }) => {
        const schedule = await read(input);
        if (!schedule.ok) return schedule;
        const { bytes, ending } = await correctedCopy(state, schedule.value, input.bind, language());
        const name = `${plainFileName(input.file.name.replace(/\.\w+$/, ''))} ${corrected[language()]}.${ending}`;
        return handOver(desk, 'schedule', new File([new Uint8Array(bytes)], name));
      }),
    ),
    export: os.export.handler(({ input }) =>
      onSiteLater(async ({ state }) => handOver(desk, 'schedule', await exportedSchedule(state, input))),
    ),
  };
}

const corrected = { en: 'corrected', sv: 'rättad' } as const;

const present = (places: { [C in keyof ColumnPlaces]?: number | undefined }): ColumnPlaces =>
  Object.fromEntries(Object.entries(places).filter(([, at]) => at !== undefined));
