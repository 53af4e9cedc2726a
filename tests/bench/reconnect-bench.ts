// From the moment a broker cuts every connection (and takes new ones at once) to the session's line being whole again.

import { benchSite } from '../support/bench-site.ts';

const restarts = 10;

export async function measureReconnect(): Promise<{ reconnectMs: number }> {
  const site = await benchSite(['--sockets', '200', '--seed', '3']);
  try {
    const times: number[] = [];
    for (let restart = 0; restart < restarts; restart += 1) {
      let lostAt = 0;
      const back = new Promise<void>((resolve) => {
        const unlisten = site.live.onLine(({ line }) => {
          if (line === 'lost') lostAt = performance.now();
          if (line !== 'back' && line !== 'connected') return;
          unlisten();
          resolve();
        });
      });
      await site.control.fault({ transport: 'cut' });
      await back;
      times.push(performance.now() - lostAt);
    }
    times.sort((a, b) => a - b);
    return { reconnectMs: times[times.length >> 1] ?? NaN };
  } finally {
    await site.end();
  }
}
