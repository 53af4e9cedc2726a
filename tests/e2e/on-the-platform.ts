// What the platform has, asked as any client of it asks: over REST, with a token of one's own.

import type { Simulator } from '../../electron/simulator/simulator.ts';

interface PlatformObject {
  readonly id: string;
  readonly name: string;
  readonly hwId?: string;
}

export interface OnThePlatform {
  readonly locations: readonly string[];
  readonly plans: readonly string[];
  readonly hubs: readonly string[];
  /** Names of ports that have one. */
  readonly ports: readonly string[];
}

export async function onThePlatform({ addresses }: Simulator): Promise<OnThePlatform> {
  const { rest, email, password, companyId } = addresses;
  const signedIn = await fetch(`${rest}/auth/jwt`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { token } = (await signedIn.json()) as { token: string };
  const ask = async (path: string): Promise<readonly PlatformObject[]> => {
    const answer = await fetch(`${rest}/api/${path}`, { headers: { authorization: `JWT ${token}` } });
    return (await answer.json()) as PlatformObject[];
  };
  const locations = await ask(`locations?companyId=${companyId}`);
  const inEach = async (kind: string): Promise<readonly PlatformObject[]> =>
    (await Promise.all(locations.map(({ id }) => ask(`${kind}?locationId=${id}`)))).flat();
  const [plans, hubs, ports] = [await inEach('floorPlans'), await inEach('hubs'), await inEach('ports')];
  return {
    locations: locations.map(({ name }) => name),
    plans: plans.map(({ name }) => name),
    hubs: hubs.map(({ hwId }) => hwId ?? ''),
    ports: ports.map(({ name }) => name).filter((name) => name !== ''),
  };
}
