// The platform of an address that is none: every call says so.

import { failed, type Result } from '../domain/failures.ts';
import type { Platform } from './platform.ts';

export function nowhere(url: string): Platform {
  const no = (): Promise<Result<never>> => Promise.resolve(failed('platform.bad-address', { url: url.slice(0, 200) }));
  return {
    hubsHavePlans: true,
    ...{ signIn: no, signOut: no, companies: no, renameCompany: no },
    ...{ locations: no, addLocation: no, changeLocation: no, removeLocation: no },
    ...{ plans: no, addPlan: no, changePlan: no, removePlan: no, picture: no },
    ...{ hubs: no, addHub: no, changeHub: no, removeHub: no },
    ...{ ports: no, changePort: no, metrics: no, liveCredentials: no },
    changePorts: (changes) => Promise.all(changes.map(no)),
    clockOffset: () => null,
    close() {},
  };
}
