// Turns or cuts a plan that is there: made ready again from what it was drawn from, so that nothing is lost by doing it twice.

import type { PlanView } from '../../../../../electron/contract/site-views.ts';
import { framedAgain, wholeFrame, type PlanFrame } from '../../../../../electron/domain/plan-frame.ts';
import type { PlanSource } from '../../../../../electron/domain/plan-tiles.ts';
import { application, ifThere, type Failure } from '../../../app/application.ts';
import { openKept } from './kept-source.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { PlanRefusal } from './protocol.ts';

type Reframed =
  | { readonly ok: true; readonly value: Prepared }
  | { readonly ok: false; readonly refusal: PlanRefusal }
  | { readonly ok: false; readonly failure: Failure };

/** `frame`: of what the plan shows now. */
export async function reframed(
  plan: PlanView,
  frame: PlanFrame,
  made: (made: number, count: number) => void,
): Promise<Reframed> {
  const source = await sourceOf(plan);
  const opened = await openKept(source);
  if (!opened.ok) return opened;
  try {
    const whole = framedAgain(source.frame, frame);
    return await prepare(opened.value, { frame: whole, name: plan.name, layers: source.layers ?? null }, made);
  } finally {
    opened.value.close();
  }
}

/** Without one, the plan's picture is what it was drawn from. */
async function sourceOf({ tiles, blob, mediaType }: PlanView): Promise<PlanSource> {
  const kept = tiles === null ? null : await ifThere(application().site.planTiles({ sha256: tiles }));
  const source = kept?.ok ? kept.value.source : null;
  return source ?? { kind: mediaType === 'image/svg+xml' ? 'svg' : 'picture', blob, frame: wholeFrame };
}
