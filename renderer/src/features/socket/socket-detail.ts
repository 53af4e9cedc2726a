// What the panel knows of its socket: asked for again when this socket's own row was told, or something was edited; never because
// of another socket. The port's values follow the port's row.

import { computed, onUnmounted, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';

import type { ReadingView, SocketDetail } from '../../../../electron/contract/site-views.ts';
import { application, ifThere } from '../../app/application.ts';
import { coalesced } from '../../app/coalesced.ts';
import { useFrame } from '../../app/frame-store.ts';
import { pageTime } from '../../app/page-time.ts';
import { useSite } from '../../app/site-store.ts';

export interface KnownSocket {
  readonly detail: Readonly<ShallowRef<SocketDetail | null>>;
  readonly reading: Readonly<ShallowRef<HeardReading | null>>;
}

/** `at`: when it was heard, by the page's clock. */
export interface HeardReading extends ReadingView {
  readonly at: number;
}

/** `onGone`: there is no such socket any more. */
export function useSocket(socketId: () => string, onGone: () => void): KnownSocket {
  const site = useSite();
  const frame = useFrame();
  const detail = shallowRef<SocketDetail | null>(null);
  const reading = shallowRef<HeardReading | null>(null);
  let left = false;
  onUnmounted(() => (left = true));

  const askDetail = coalesced(async () => {
    const id = socketId();
    const asked = await ifThere(application().site.socket({ socketId: id }));
    if (left || !asked || id !== socketId()) return;
    detail.value = asked.ok ? asked.value : null;
    if (!asked.ok) onGone();
  });
  const askReading = coalesced(async () => {
    const id = socketId();
    const asked = await ifThere(application().live.reading({ socketId: id }));
    if (left || !asked || id !== socketId()) return;
    reading.value = asked.ok && asked.value ? { ...asked.value, at: pageTime() - asked.value.msAgo } : null;
  });

  // A row that is told is another object: what stays the same object has not been told of.
  const row = told(
    () => site.version,
    () => site.rows.standing(socketId()),
  );
  const portRow = told(
    () => site.version + site.portsVersion,
    () => site.rows.port(site.rows.standing(socketId()).portIndex),
  );
  watch([socketId, row, () => site.sockets, () => site.issues], askDetail, { immediate: true });
  watch([socketId, portRow, () => frame.view?.live.line], askReading, { immediate: true });
  return { detail, reading };
}

/** `version` rises when rows are told; what is looked up then is compared, so that watchers hear only of their own. */
const told = <T>(version: () => number, lookUp: () => T): ComputedRef<T> =>
  computed(() => {
    version();
    return lookUp();
  });
