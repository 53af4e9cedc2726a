// Decides what a port is before anybody has spoken of it.

import { neverSynced, type MutablePort } from './world.ts';

export function newPort(hubId: string, number: number): MutablePort {
  return { id: `${hubId}/${number}`, hubId, number, portKey: null, socketId: null, sync: neverSynced };
}
