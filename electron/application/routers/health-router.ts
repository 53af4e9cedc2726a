// Answers the page of the health check. The last one is kept for as long as its document is open.

import { implement } from '@orpc/server';

import { contract } from '../../contract/contract.ts';
import type { HealthView } from '../../contract/health.ts';
import { done } from '../../domain/failures.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import { checkHealth } from '../health-check.ts';
import { toldStream } from '../told-stream.ts';
import { endedBySite, type Answering } from './answer.ts';

const os = implement(contract).health;

export function healthRouter({ application, language, onSite }: Answering) {
  const last = new WeakMap<SiteDocument, HealthView>();
  return {
    check: os.check.handler(({ signal }) => {
      const { document } = application;
      const ended = endedBySite(application, signal);
      return toldStream(async (report) => {
        const checked = await checkHealth(application, language(), report, ended);
        if (document && checked.ok && !ended.aborted) last.set(document, checked.value);
        return checked;
      }, language());
    }),
    last: os.last.handler(() => onSite((document) => done({ health: last.get(document) ?? null }))),
  };
}
