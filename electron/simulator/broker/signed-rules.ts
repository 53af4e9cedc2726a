// Decides what becomes of a packet that a client sends to the signed listener: passed, changed, discarded without a word, or
// the end of the connection. Platform contract, *What AWS IoT Core allows one connection*.

import type { Millis } from '../../domain/units.ts';
import { packetType, textAt } from './frames.ts';
import type { Frame } from './frames.ts';
import { aws, RateLimit } from './quota.ts';

type Passage = 'pass' | 'discard' | 'close';

export interface PacketRules {
  readonly inspect: (frame: Frame, now: Millis) => Passage;
}

export const noRules: PacketRules = { inspect: () => 'pass' };

/** One set a connection: it counts. */
export function signedRules(): PacketRules {
  const incoming = new RateLimit(aws.publishesPerSecond);
  return {
    inspect(frame, now) {
      if (frame.bytes.length > aws.messageBytes) return 'close';
      switch (frame.type) {
        case packetType.connect:
          return inspectConnect(frame);
        case packetType.publish:
          return inspectPublish(frame, incoming, now);
        case packetType.subscribe:
          return filtersIn(frame) > aws.filtersPerSubscribe ? 'close' : 'pass';
        default:
          return 'pass';
      }
    },
  };
}

/** Writes the keep-alive that AWS would use into the packet: under 30 s is 30 s. */
function inspectConnect(frame: Frame): Passage {
  const { bytes } = frame;
  const protocol = textAt(bytes, frame.bodyAt);
  if (!protocol || protocol.end + 4 > bytes.length) return 'close';
  const keepAliveAt = protocol.end + 2;
  const asked = bytes.readUInt16BE(keepAliveAt);
  const kept = asked === 0 ? aws.keepAliveDefault : Math.max(aws.keepAliveFloor, Math.min(asked, aws.keepAliveDefault));
  bytes.writeUInt16BE(kept, keepAliveAt);
  const clientId = textAt(bytes, keepAliveAt + 2);
  return clientId && clientId.size <= aws.clientIdBytes ? 'pass' : 'close';
}

function inspectPublish(frame: Frame, incoming: RateLimit, now: Millis): Passage {
  const qos = (frame.flags >> 1) & 3;
  const topic = textAt(frame.bytes, frame.bodyAt);
  if (qos > 1 || !topic || tooDeep(topic.text) || topic.size > aws.topicBytes) return 'close';
  return incoming.take(now) ? 'pass' : 'discard';
}

export const tooDeep = (topic: string): boolean => topic.split('/').length - 1 > aws.topicSlashes;

function filtersIn(frame: Frame): number {
  let count = 0;
  for (let at = frame.bodyAt + 2; at < frame.bytes.length; count++) {
    const filter = textAt(frame.bytes, at);
    if (!filter) break;
    at = filter.end + 1;
  }
  return count;
}
