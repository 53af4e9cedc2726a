// What both dialects do alike: signing in and out, companies, credentials of the live stream, ending it all. Platform
// contract, *REST*.

import type { Endpoints } from '../domain/dialects/dialect.ts';
import { done, type Result } from '../domain/failures.ts';
import { pathOf } from './http/address.ts';
import type { RestClient } from './http/rest-client.ts';
import type { LiveCredentials } from './platform.ts';
import { readCompany, readCredentials } from './remote-objects.ts';
import { RestObjects } from './rest-objects.ts';

export function sessionCalls(rest: RestClient, endpoints: Endpoints) {
  const companies = new RestObjects(rest, readCompany);
  return {
    signIn: () => rest.signIn(),
    signOut: () => rest.signOut(),
    companies: () => companies.list(pathOf(endpoints.companies)),
    renameCompany: (id: string, name: string) =>
      companies.change(pathOf(endpoints.company, { id }), (raw) => done({ ...raw, name })),
    async liveCredentials(scopeId: string): Promise<Result<LiveCredentials>> {
      const answered = await rest.json({ method: 'GET', path: pathOf(endpoints.iotAccess, { id: scopeId }) });
      return answered.ok ? readCredentials(answered.value.json, { host: rest.host, what: 'iotAccess' }) : answered;
    },
    clockOffset: () => rest.clockOffset(),
    close: () => rest.close(),
  };
}
