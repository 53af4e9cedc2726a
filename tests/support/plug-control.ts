// The simulator's control address, by port: what a test does to the real sockets.

export interface PlugControl {
  plug(portId: string): Promise<void>;
  unplug(portId: string): Promise<void>;
  /** `{"add":"swap:1"}` or `{"transport":"drop", …}`. */
  fault(fault: object): Promise<void>;
}

export function plugControl(control: string): PlugControl {
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${control}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  return {
    plug: (portId) => post('/plug', { portId, device: { type: 'load', name: 'Test load 30 W', watts: 30 } }),
    unplug: (portId) => post('/unplug', { portId }),
    fault: (fault) => post('/faults', fault),
  };
}
