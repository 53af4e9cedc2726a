// How every part of the router answers: results become outcomes in the user's language; a listener ends with its page or with
// the site.

import type { Outcome } from '../../contract/outcome.ts';
import { done, failed, wordsOf, type Language, type Result } from '../../domain/failures.ts';
import type { SiteDocument } from '../../site/site-document.ts';
import type { Application } from '../application.ts';

export interface Answering {
  readonly application: Application;
  readonly language: () => Language;
  readonly said: <T>(result: Result<T>) => Outcome<T>;
  /** With the open site, or says that there is none. */
  readonly onSite: <T>(use: (document: SiteDocument) => Result<T>) => Outcome<T>;
  readonly onSiteLater: <T>(use: (document: SiteDocument) => Promise<Result<T>>) => Promise<Outcome<T>>;
}

export function answering(application: Application): Answering {
  const language = (): Language => application.settings.language;
  const said = <T>(result: Result<T>): Outcome<T> =>
    result.ok
      ? { ok: true, value: result.value }
      : { ok: false, failure: { code: result.failure.code, ...wordsOf(result.failure, language()) } };
  const noSite = (): Result<never> => failed('shell.no-site');
  return {
    application,
    language,
    said,
    onSite: (use) => said(application.document ? use(application.document) : noSite()),
    onSiteLater: async (use) => said(application.document ? await use(application.document) : noSite()),
  };
}

export const nothing = (): Result<null> => done(null);

/** Ends when the listener leaves or the site is closed. */
export function endedBySite(application: Application, signal: AbortSignal | undefined): AbortSignal {
  const ended = new AbortController();
  const forget = application.onClose(() => ended.abort());
  signal?.addEventListener('abort', () => (forget(), ended.abort()), { once: true });
  return ended.signal;
}

/** Where no transport gave a signal: never. */
export const pageSignal = (signal: AbortSignal | undefined): AbortSignal => signal ?? new AbortController().signal;
