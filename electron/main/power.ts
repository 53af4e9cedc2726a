// Keeps the computer awake while a verification runs, and looks after the line when it has slept all the same.

import type { PowerMonitor, PowerSaveBlocker } from 'electron';

import type { Application } from '../application/application.ts';

export function watchPower(
  application: Pick<Application, 'walks' | 'online' | 'onChange'>,
  blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
  monitor: Pick<PowerMonitor, 'on'>,
): void {
  let blocking: number | null = null;
  application.onChange(() => {
    const running = application.walks.runs.length > 0;
    if (running && blocking === null) blocking = blocker.start('prevent-display-sleep');
    if (!running && blocking !== null) {
      blocker.stop(blocking);
      blocking = null;
    }
  });
  monitor.on('resume', () => application.online?.wake());
}
