// Cuts a byte stream into MQTT 3.1.1 control packets, and writes the one kind the simulator sends most (PUBLISH, QoS 0).
// MQTT 3.1.1, sections 2 and 3.

export const packetType = { connect: 1, publish: 3, subscribe: 8, pingreq: 12 } as const;

export interface Frame {
  readonly type: number;
  readonly flags: number;
  /** The whole packet. */
  readonly bytes: Buffer;
  /** Where the variable header begins. */
  readonly bodyAt: number;
}

export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  /** Packets that are complete now; the beginning of another is kept. Null: not MQTT. */
  push(chunk: Buffer): Frame[] | null {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    const frames: Frame[] = [];
    for (;;) {
      const head = headOf(bytes);
      if (head === 'not-mqtt') return null;
      if (head === 'incomplete' || bytes.length < head.bodyAt + head.length) break;
      const end = head.bodyAt + head.length;
      const first = bytes[0]!;
      frames.push({ type: first >> 4, flags: first & 15, bytes: bytes.subarray(0, end), bodyAt: head.bodyAt });
      bytes = bytes.subarray(end);
    }
    this.#rest = bytes;
    return frames;
  }
}

function headOf(bytes: Buffer): { bodyAt: number; length: number } | 'incomplete' | 'not-mqtt' {
  let length = 0;
  for (let at = 1; at <= 4; at++) {
    const digit = bytes[at];
    if (digit === undefined) return 'incomplete';
    length += (digit & 127) * 128 ** (at - 1);
    if (digit < 128) return { bodyAt: at + 1, length };
  }
  return 'not-mqtt';
}

/** The text with its two-byte length at this place; undefined where the packet ends before it. */
export function textAt(bytes: Buffer, at: number): { text: string; size: number; end: number } | undefined {
  if (at + 2 > bytes.length) return undefined;
  const size = bytes.readUInt16BE(at);
  const end = at + 2 + size;
  return end > bytes.length ? undefined : { text: bytes.toString('utf8', at + 2, end), size, end };
}

/** A PUBLISH of QoS 0, not retained. */
export function publishPacket(topic: string, payload: Buffer | string): Buffer {
  const name = Buffer.from(topic);
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const length = 2 + name.length + body.length;
  const head: number[] = [packetType.publish << 4];
  for (let rest = length; ;) {
    const digit = rest % 128;
    rest = Math.floor(rest / 128);
    head.push(rest > 0 ? digit | 128 : digit);
    if (rest === 0) break;
  }
  head.push(name.length >> 8, name.length & 255);
  return Buffer.concat([Buffer.from(head), name, body]);
}
