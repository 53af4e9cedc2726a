// What every delivery needs: the platform, the document, and how the document's ids are said there.

import type { EventDraft, RemoteKind } from '../domain/events.ts';
import type { OutboxRules } from '../domain/outbox.ts';
import type { SiteState, SyncState } from '../domain/site-types.ts';
import type { Platform, Raw } from '../platform/platform.ts';
import type { SiteDocument } from '../site/site-document.ts';

export class Delivery {
  readonly platform: Platform;
  readonly document: SiteDocument;
  readonly rules: OutboxRules;
  readonly #signal: AbortSignal | undefined;

  constructor(platform: Platform, document: SiteDocument, signal: AbortSignal | undefined) {
    this.platform = platform;
    this.document = document;
    this.rules = { hubsHavePlans: platform.hubsHavePlans };
    this.#signal = signal;
  }

  get state(): SiteState {
    return this.document.state;
  }

  get cancelled(): boolean {
    return this.#signal?.aborted ?? false;
  }

  syncOf(kind: RemoteKind, id: string): SyncState | undefined {
    const { state } = this;
    if (kind === 'location') return state.locations.get(id)?.sync;
    if (kind === 'plan') return state.plans.get(id)?.sync;
    if (kind === 'hub') return state.hubs.get(id)?.sync;
    const slash = id.lastIndexOf('/');
    return state.hubs.get(id.slice(0, slash))?.ports.get(Number(id.slice(slash + 1)))?.sync;
  }

  /** The platform's id; undefined: it is not there (the outbox waits for it). */
  remoteId(kind: RemoteKind, id: string | null): string | undefined {
    const seen = id === null ? null : this.syncOf(kind, id)?.seen;
    return seen && !seen.gone ? seen.remoteId : undefined;
  }

  /** The last seen copy: the base of a change. */
  copyOf(kind: RemoteKind, id: string): Raw {
    return this.syncOf(kind, id)?.seen?.copy ?? {};
  }
}

export const goneDraft = (kind: RemoteKind, id: string): EventDraft => ({ type: 'platform.gone', body: { kind, id } });
