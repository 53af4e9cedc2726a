// Ends in order: lamps on lease are given back and the journal closed, then the program goes. It never hangs: after a while it
// goes anyway, and the next start gives back what was left (the leases are journalled).

import type { PowerMonitor } from 'electron';

import type { Clock } from '../environment/clock.ts';
import type { Millis } from '../domain/units.ts';

/** Lamps are waited for 2.5 s; the rest takes no time. */
const patienceMs: Millis = 6_000;

interface Quitting {
  preventDefault(): void;
}

/** The system shuts down (macOS, Linux): it waits as long as it is asked to, and is asked to until the program has ended. */
export function quitWithTheSystem(monitor: Pick<PowerMonitor, 'on'>, quit: () => void): void {
  monitor.on('shutdown', ((event: Quitting) => {
    event.preventDefault();
    quit();
  }) as () => void);
}

/** What to do when the system asks to quit. `close` ends the application's work, `quit` asks again. */
export function orderlyShutdown(close: () => Promise<void>, quit: () => void, clock: Clock): (event: Quitting) => void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  return (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const over = (): void => {
      cancel();
      if (state === 'closed') return;
      state = 'closed';
      quit();
    };
    const cancel = clock.after(patienceMs, over);
    void close().then(over, over);
  };
}
