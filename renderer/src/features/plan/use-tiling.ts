// Makes the tiles of large plans that came without them: the platform sends pictures alone. Beside the page, one after the other, each
// once; until then a plan is shown from its picture. docs/decisions/0009.

import { onScopeDispose, watch } from 'vue';

import type { PlanView } from '../../../../electron/contract/site-views.ts';
import { wholeFrame } from '../../../../electron/domain/plan-frame.ts';
import { application, ifThere } from '../../app/application.ts';
import { sentAhead } from '../../app/send-ahead.ts';
import { useSite } from '../../app/site-store.ts';
import { awaited } from './canvas/picture.ts';
import { framedPixels } from './sheet/pyramid.ts';
import { SheetThread } from './sheet/sheet-thread.ts';

/** Up to this a picture is as soon there whole. In pixels a side. */
const smallSide = 4_096;

export function useTiling(): void {
  const site = useSite();
  /** What fails once, for want of memory or because nothing can be written here, fails again. */
  const tried = new Set<string>();
  let thread: SheetThread | null = null;
  let isOver = false;
  /** Who looks at a plan now goes first, also where one has been begun. */
  const mayGoOn = (): boolean => !isOver && awaited.value === 0;

  const next = (): PlanView | undefined =>
    site.view?.locations.flatMap(({ plans }) => plans).find((plan) => isLargeWithout(plan) && !tried.has(plan.blob));

  async function tileAll(): Promise<void> {
    if (thread) return;
    for (let plan = next(); plan && mayGoOn(); plan = next()) {
      tried.add(plan.blob);
      thread = new SheetThread();
      await tile(plan, thread, mayGoOn).finally(() => thread?.close());
      if (!mayGoOn()) tried.delete(plan.blob);
    }
    thread = null;
  }

  watch([() => site.view, awaited], () => (mayGoOn() ? tileAll() : thread?.close()), { immediate: true });
  onScopeDispose(() => {
    isOver = true;
    thread?.close();
  });
}

const isLargeWithout = ({ tiles, width, height, mediaType }: PlanView): boolean =>
  tiles === null && mediaType !== 'image/svg+xml' && Math.max(width, height) > smallSide;

async function tile({ id: planId, blob }: PlanView, thread: SheetThread, mayGoOn: () => boolean): Promise<void> {
  const picture = await ifThere(application().site.blob({ sha256: blob }));
  if (!picture?.ok || !mayGoOn()) return;
  const opened = await thread.ask('open', { kind: 'picture', file: picture.value });
  if (!opened.ok) return;
  const made = await thread.ask('make', {
    ...{ box: framedPixels(opened.value.size, wholeFrame, 1), turns: 0, scale: 1, layers: null },
    ...{ byPage: false, tilesAtOnce: 1, drawsEachLevel: false, picture: null },
  });
  if (!made.ok) return;
  const tiles = await sentAhead(new File([made.value.tiles], 'tiles'));
  await ifThere(application().site.tilePlan({ planId, blob, sheet: { tiles, source: null, metresWide: null } }));
}
