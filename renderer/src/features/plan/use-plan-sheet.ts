// What a person does to the sheet of a plan: turns it, cuts it, says how large it is, looks at the revision before.

import { computed, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';

import { wholeCut, wholeFrame, type PlanFrame } from '../../../../electron/domain/plan-frame.ts';
import type { Point } from '../../../../electron/domain/units.ts';
import { application, useAsking } from '../../app/application.ts';
import { useSettings } from '../../app/settings-store.ts';
import type { Tool } from './input/protocol.ts';
import { onSheet } from './placing.ts';
import { planFailure } from './plan-failure.ts';
import type { Here } from './use-edits.ts';

type Purpose = 'cut' | 'scale';
/** The hand draws a box as it does for an area, and a line as it does for a row. */
const tools: Readonly<Record<Purpose, Tool>> = { cut: 'area', scale: 'row' };

export function usePlanSheet(here: () => Here | null) {
  const { t } = useI18n();
  const settings = useSettings();
  const { failure, ask } = useAsking();
  const busy = ref('');
  const purpose = ref<Purpose | null>(null);
  /** The line that is known to be so long. */
  const line = shallowRef<{ readonly from: Point; readonly to: Point } | null>(null);
  /** How much of the revision before is seen, 0 to 1. */
  const fade = ref(0);

  function putDown(): void {
    [purpose.value, line.value] = [null, null];
  }
  watch([() => here()?.plan.id, () => here()?.plan.before?.blob], () => {
    putDown();
    fade.value = 0;
  });

  function take(next: Purpose): void {
    const isHeld = purpose.value === next;
    putDown();
    if (!isHeld) purpose.value = next;
  }

  async function frame(to: PlanFrame): Promise<void> {
    const plan = here()?.plan;
    if (!plan || busy.value !== '') return;
    putDown();
    failure.value = null;
    busy.value = t('plan.reading');
    try {
      const [{ reframed }, { sentPlan }] = await Promise.all([
        import('./sheet/reframe.ts'),
        import('./sheet/sent-plan.ts'),
      ]);
      const made = await reframed(plan, to, (each, count) => (busy.value = t('plan.tiling', { made: each, count })));
      if (made.ok) {
        const sent = await sentPlan(made.value);
        await ask(application().site.reframePlan({ planId: plan.id, frame: to, ...sent }));
      } else
        failure.value =
          'failure' in made ? made.failure : planFailure(made.refusal.code, settings.language, made.refusal.params);
    } finally {
      busy.value = '';
    }
  }

  function cut(corners: readonly Point[]): Promise<void> {
    const [xs, ys] = [corners.map(onSheet).map(({ x }) => x), corners.map(onSheet).map(({ y }) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
    // A slip of the hand is no part of a plan.
    if (Math.min(width, height) < leastCut) return Promise.resolve();
    return frame({ ...wholeFrame, cut: { left, top, width, height } });
  }

  async function scale(metres: number): Promise<void> {
    const plan = here()?.plan;
    if (!plan || !line.value || !(metres > 0)) return;
    const { from, to } = line.value;
    if (await ask(application().site.edit({ kind: 'scale-plan', planId: plan.id, from, to, metres }))) putDown();
  }

  return {
    failure,
    busy,
    purpose,
    line,
    fade,
    tool: computed(() => (purpose.value && !line.value ? tools[purpose.value] : null)),
    hint: computed(() => (purpose.value ? t(`plan.hint.${purpose.value}`) : '')),
    take,
    putDown,
    turn: (): Promise<void> => frame({ turns: 1, cut: wholeCut }),
    cut,
    scale,
    measured(corners: readonly Point[]): void {
      const [from, to] = [corners[0], corners.at(-1)];
      if (from && to) line.value = { from: onSheet(from), to: onSheet(to) };
    },
    /** What is drawn of a line while it is drawn. */
    ends: (corners: readonly Point[]): readonly Point[] => corners,
  };
}

/** A share of the sheet. */
const leastCut = 0.02;

export type PlanSheetTools = ReturnType<typeof usePlanSheet>;
