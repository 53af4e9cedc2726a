// Commands about the sheet of a plan: how large it is in metres, which way up, and which part of it is shown.

import type { EventDraft, PlanPicture } from '../events.ts';
import { failed } from '../failures.ts';
import { framedMetres, inFrame, metresAcross, type PlanFrame } from '../plan-frame.ts';
import type { SiteState } from '../site-types.ts';
import type { Point } from '../units.ts';
import { drafts, withFound, type Drafts } from './found.ts';

/** By two places on the plan and how far apart they are. Failure: `plans.scale-too-short`. */
export function scalePlan(
  state: SiteState,
  args: { readonly planId: string; readonly from: Point; readonly to: Point; readonly metres: number },
): Drafts {
  return withFound(state.plans, 'plan', args.planId, (plan) => {
    const metresWide = metresAcross(args.from, args.to, args.metres, plan);
    if (metresWide === null) return failed('plans.scale-too-short');
    return drafts({ type: 'plan.scaled', body: { planId: plan.id, metresWide, was: scaleSetter(state, plan.id) } });
  });
}

/**
 * The same revision, turned or cut: pins and areas stay on what they stood on, the scale is the same. `frame` is of what the
 * plan shows now. Failure: `plans.pins-cut-off`.
 */
export function reframePlan(
  state: SiteState,
  args: Omit<PlanPicture, 'revision'> & { readonly planId: string; readonly frame: PlanFrame },
): Drafts {
  const { planId, frame, ...picture } = args;
  return withFound(state.plans, 'plan', planId, (plan) => {
    const pins = movedPins(state, planId, frame);
    const count = pins.filter(({ body }) => body.position && !isOnSheet(body.position)).length;
    if (count > 0) return failed('plans.pins-cut-off', { count });
    const was = state.lastSetBy(`plan/${planId}/picture`);
    const events: EventDraft[] = [
      { type: 'plan.replaced', body: { ...picture, revision: plan.revision, planId, was } },
      ...pins,
      ...movedAreas(state, planId, frame),
    ];
    if (plan.metresWide !== null) {
      const metresWide = framedMetres(plan.metresWide, plan, frame);
      events.push({ type: 'plan.scaled', body: { planId, metresWide, was: scaleSetter(state, planId) } });
    }
    return drafts(...events);
  });
}

const scaleSetter = (state: SiteState, planId: string): string | null => state.lastSetBy(`plan/${planId}/scale`);

/** Rounding may put a pin at the very edge a hair beyond it. */
const hair = 1e-9;
const isOnSheet = ({ x, y }: Point): boolean => Math.min(x, y) >= -hair && Math.max(x, y) <= 1 + hair;
const ontoSheet = ({ x, y }: Point): Point => ({ x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) });

function movedPins(
  state: SiteState,
  planId: string,
  frame: PlanFrame,
): Extract<EventDraft, { type: 'socket.moved' }>[] {
  return [...state.sockets.values()].flatMap((socket) => {
    const { id: socketId, position, areaId } = socket;
    if (socket.removed || socket.planId !== planId || !position) return [];
    const was = state.lastSetBy(`socket/${socketId}/position`);
    return [
      { type: 'socket.moved' as const, body: { socketId, planId, position: inFrame(position, frame), areaId, was } },
    ];
  });
}

/** What of an area was cut off is gone; an area that was cut off whole is removed. */
function movedAreas(state: SiteState, planId: string, frame: PlanFrame): EventDraft[] {
  const areas = [...state.areas.values()].filter((area) => !area.removed && area.planId === planId);
  return areas.map(({ id: areaId, name, outline: corners }): EventDraft => {
    const outline = corners.map((corner) => inFrame(corner, frame));
    const [xs, ys] = [outline.map(({ x }) => x), outline.map(({ y }) => y)];
    const isLeft = Math.max(...xs) > 0 && Math.min(...xs) < 1 && Math.max(...ys) > 0 && Math.min(...ys) < 1;
    return isLeft || outline.length === 0
      ? { type: 'area.outlined', body: { areaId, planId, name, outline: outline.map(ontoSheet) } }
      : { type: 'area.removed', body: { areaId } };
  });
}
