// How a file becomes a floor plan, or a newer revision of one: what it is, what of it is chosen, made ready, handed over. Goes on
// whatever is shown meanwhile: `imports-store.ts` keeps it.

import { ref, shallowRef } from 'vue';

import { largestFile } from '../../../../electron/contract/largest-file.ts';
import { wholeFrame } from '../../../../electron/domain/plan-frame.ts';
import { application, useAsking } from '../../app/application.ts';
import { i18n } from '../../app/i18n.ts';
import { useSettings } from '../../app/settings-store.ts';
import { useSite } from '../../app/site-store.ts';
import type { PdfPlan } from './pdf-pages.ts';
import { planFailure } from './plan-failure.ts';
import { kindOfFile, withoutEnding } from './plan-files.ts';
import { nextRevision } from './revisions.ts';
import { prepare } from './sheet/prepare.ts';
import type { PlanRefusal } from './sheet/protocol.ts';
import { sentPlan } from './sheet/sent-plan.ts';
import { openInThread, openSvgSource, pageSource, type Opened, type SheetSource } from './sheet/sources.ts';

export interface ImportTarget {
  readonly locationId: string;
  /** The plan that gets a newer revision; absent: a new plan. */
  readonly replaces?: string | undefined;
}

/** What a person has to choose of before it can be added. */
export type Choice =
  | { readonly of: 'pages'; readonly pdf: PdfPlan; readonly file: File; readonly name: string }
  | { readonly of: 'layers'; readonly source: SheetSource; readonly name: string };

export type PlanImport = ReturnType<typeof planImport>;

export function planImport({ locationId, replaces }: ImportTarget) {
  const { t } = i18n.global;
  const settings = useSettings();
  const site = useSite();
  const { failure, ask } = useAsking();
  const busy = ref('');
  const choice = shallowRef<Choice | null>(null);
  /** What the newer one shall be called; empty: what comes next. */
  const revision = ref('');
  /** What came of it last; of several plans the first. */
  const last = shallowRef<{ readonly planId: string } | null>(null);
  /** On how many screens it is seen: where on none, the rail says how it goes. */
  const shown = ref(0);
  /** What is closed when it ends, one way or the other. */
  let open: { close(): void }[] = [];
  let turn = 0;

  function end(): void {
    turn += 1;
    for (const each of open) each.close();
    open = [];
    [choice.value, busy.value] = [null, ''];
  }
  function forget(): void {
    failure.value = null;
  }
  function added(planId: string): void {
    [last.value, revision.value] = [{ planId }, ''];
  }
  function proposed(): string {
    const plans = site.view?.locations.flatMap(({ plans }) => plans) ?? [];
    return nextRevision(plans.find(({ id }) => id === replaces)?.revision ?? '');
  }

  const refuse = ({ code, params = {} }: PlanRefusal): void => {
    end();
    failure.value = planFailure(code, settings.language, params);
  };

  async function take(file: File): Promise<void> {
    end();
    failure.value = null;
    busy.value = t('plan.reading');
    const mine = turn;
    const name = withoutEnding(file.name);
    if (file.size > largestFile) return refuse(tooLarge(file));
    const kind = await kindOfFile(file);
    switch (kind) {
      case 'empty':
        return refuse({ code: 'plans.empty' });
      case 'dwg':
        return refuse({ code: 'plans.dwg' });
      case 'binary-dxf':
        return refuse({ code: 'plans.dxf-binary' });
      case 'pdf':
        return openPages(file, name, mine);
      case 'svg':
        return opened(await openSvgSource(file), name, mine);
      case 'dxf':
      case 'picture':
        return opened(await openInThread(kind, file), name, mine);
    }
  }

  async function openPages(file: File, name: string, mine: number): Promise<void> {
    const { openPdfPlan } = await import('./pdf-pages.ts');
    const pdf = await openPdfPlan(file);
    if (typeof pdf === 'string') return mine === turn ? refuse({ code: pdf }) : undefined;
    if (mine !== turn) return pdf.close();
    open.push(pdf);
    choice.value = { of: 'pages', pdf, file, name };
    // One page needs no choice.
    if (pdf.pages === 1) return addPages([{ page: 1, name }]);
    busy.value = '';
  }

  async function opened(source: Opened, name: string, mine: number): Promise<void> {
    if (mine !== turn) return source.ok ? source.value.close() : undefined;
    if (!source.ok) {
      if ('refusal' in source) return refuse(source.refusal);
      end();
      return void (failure.value = source.failure);
    }
    open.push(source.value);
    if (source.value.layers.length > 1) {
      busy.value = '';
      return void (choice.value = { of: 'layers', source: source.value, name });
    }
    const planId = await keptOrEnded(source.value, name, null, mine);
    if (mine !== turn) return;
    end();
    if (planId) added(planId);
  }

  async function addPages(pages: readonly { readonly page: number; readonly name: string }[]): Promise<void> {
    if (choice.value?.of !== 'pages') return;
    const { pdf, file } = choice.value;
    const mine = turn;
    let first: string | null = null;
    for (const [index, { page, name }] of pages.entries()) {
      busy.value = t('plan.drawing', { at: index + 1, count: pages.length });
      const drawing = await pdf.open(page);
      if (mine !== turn) return;
      if (!drawing) {
        refuse({ code: 'plans.page-not-drawn', params: { page } });
        break;
      }
      const source = pageSource(drawing, file, page);
      open.push(source);
      const planId = await keptOrEnded(source, name, null, mine);
      source.close();
      if (mine !== turn) break;
      if (!planId) break;
      first ??= planId;
    }
    if (mine === turn) end();
    if (first) added(first);
  }

  async function addLayers(layers: readonly string[]): Promise<void> {
    if (choice.value?.of !== 'layers' || busy.value !== '') return;
    const { source, name } = choice.value;
    // Asked for once: until the first tile is made a large drawing takes seconds.
    busy.value = t('plan.reading');
    const mine = turn;
    const planId = await keptOrEnded(source, name, layers, mine);
    if (mine !== turn) return;
    end();
    if (planId) added(planId);
  }

  /** A defect ends it: nothing waits for good. */
  async function keptOrEnded(...what: Parameters<typeof keep>): Promise<string | null> {
    try {
      return await keep(...what);
    } catch (defect) {
      if (what[3] === turn) end();
      throw defect;
    }
  }

  /** The plan's id; null: refused, and said so. */
  async function keep(
    source: SheetSource,
    name: string,
    layers: readonly string[] | null,
    mine: number,
  ): Promise<string | null> {
    const prepared = await prepare(source, { frame: wholeFrame, name, layers }, (made, count) => {
      if (mine === turn) busy.value = t('plan.tiling', { made, count });
    });
    // The decoded drawing, half a gigabyte, goes before the plan comes: while it goes the page stands still.
    source.thread.close();
    if (mine !== turn) return null;
    if (!prepared.ok) {
      refuse(prepared.refusal);
      return null;
    }
    const { file, sheet } = prepared.value;
    const drawing = sheet.source?.file instanceof File ? sheet.source.file.size : 0;
    const size = file.size + sheet.tiles.size + drawing;
    if (size > largestFile) {
      refuse(tooLarge({ size }));
      return null;
    }
    busy.value = t('plan.keeping');
    const plan = await sentPlan(prepared.value);
    if (mine !== turn) return null;
    if (!replaces) {
      return (await ask(application().site.importPlan({ locationId, name, ...plan })))?.planId ?? null;
    }
    const named = revision.value.trim() || proposed();
    await ask(application().site.replacePlan({ planId: replaces, revision: named, ...plan }));
    return failure.value ? null : replaces;
  }

  const key = replaces ?? locationId;
  return { key, failure, busy, choice, revision, last, shown, take, addPages, addLayers, end, forget };
}

const megabyte = 1024 * 1024;
const tooLarge = ({ size }: { readonly size: number }): PlanRefusal => ({
  code: 'plans.file-too-large',
  params: { megabytes: Math.ceil(size / megabyte), limit: largestFile / megabyte },
});
