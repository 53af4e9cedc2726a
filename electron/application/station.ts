// Who writes: this installation's own id, kept for good, and the person at it.

import { userInfo } from 'node:os';

import Conf from 'conf';

import type { Ids } from '../environment/ids.ts';

export interface Writer {
  /** The person. */
  readonly author: string;
  /** This installation of the program. */
  readonly station: string;
}

/** Where settings can't be kept (a read-only home), a station for this run alone. */
export function thisWriter(ids: Ids): Writer {
  return { author: personName(), station: stationId(ids) };
}

function stationId(ids: Ids): string {
  try {
    const settings = new Conf<{ station?: string }>({ projectName: 'commissioner', projectSuffix: '' });
    const known = settings.get('station');
    if (known) return known;
    const station = ids();
    settings.set('station', station);
    return station;
  } catch {
    return ids();
  }
}

function personName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
