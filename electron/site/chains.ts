// Decides the hash of a record and the head of a document: what makes a change afterwards show. Domain, *The site document*.

import { hash } from 'node:crypto';

import { canonicalJson } from '../domain/canonical-json.ts';
import type { SiteEvent } from '../domain/events.ts';

/** A record's place in its chain. */
export interface Link {
  readonly chain: string;
  /** From 1. */
  readonly link: number;
}

/** An event as the journal keeps it: the body is its canonical JSON. */
export type EventRecord = Omit<SiteEvent, 'body' | 'act'> &
  Link & { readonly act: string | null; readonly body: string };

/** The last record of one chain. */
export interface ChainEnd {
  readonly chain: string;
  readonly link: number;
  readonly hash: string;
}

/** SHA-256 in hex of the former record's hash (hex, '' where there is none) and this record's canonical JSON. */
export const recordHash = (former: string, record: EventRecord): string => sha256(former + recordText(record));

/** SHA-256 in hex over the sorted (chain, last hash), a line each. */
export function headOf(ends: Iterable<Pick<ChainEnd, 'chain' | 'hash'>>): string {
  return sha256(
    [...ends]
      .map((end) => `${end.chain} ${end.hash}\n`)
      .sort()
      .join(''),
  );
}

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);

/** Canonical JSON of the record, its keys in their order; the body is canonical already and goes in as it is kept. */
function recordText(record: EventRecord): string {
  const { act, at, author, body, chain, clock, id, link, station, type } = record;
  const start = canonicalJson({ ...(act === null ? {} : { act }), at, author }).slice(0, -1);
  const end = canonicalJson({ chain, clock, id, link, station, type }).slice(1);
  return `${start},"body":${body},${end}`;
}
