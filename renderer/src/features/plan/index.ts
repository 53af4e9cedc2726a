import type { Feature } from '../../app/feature.ts';

export const plan: Feature = {
  name: 'plan',
  path: '/plan',
  screen: () => import('./PlanScreen.vue'),
  keys: [
    { key: 'PageDown PageUp', words: 'plan.keys.next' },
    { key: 'Home End', words: 'plan.keys.ends' },
    { key: '← → ↑ ↓', words: 'plan.keys.nudge' },
    { key: '+ − 0', words: 'plan.keys.zoom' },
    { key: 'Enter', words: 'plan.keys.enter' },
    { key: 'Alt', words: 'plan.keys.free' },
    { key: 'Ctrl+C', words: 'plan.keys.copy' },
    { key: 'Backspace', words: 'plan.keys.takeBack' },
    { key: 'Ctrl+A', words: 'plan.keys.all' },
    { key: 'Shift', words: 'plan.keys.box' },
    { key: 'Space', words: 'plan.keys.space' },
    { key: 'Delete', words: 'plan.keys.remove' },
    { key: 'Esc', words: 'plan.keys.cancel' },
  ],
  commands: [
    { words: 'plan.commands.place', to: '/plan?tool=place', needsSite: true },
    { words: 'plan.commands.row', to: '/plan?tool=row', needsSite: true },
    { words: 'plan.commands.grid', to: '/plan?tool=grid', needsSite: true },
    { words: 'plan.commands.line', to: '/plan?tool=line', needsSite: true },
    { words: 'plan.commands.area', to: '/plan?tool=area', needsSite: true },
  ],
};
