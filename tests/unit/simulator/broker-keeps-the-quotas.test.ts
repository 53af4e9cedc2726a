// Plan: the pure parts of the signed listener: rate, packet rules, filters, permissions, faults of messages.

import { describe, expect, it } from 'vitest';

import { seededChance } from '../../../electron/environment/chance.ts';
import { VirtualClock } from '../../../electron/environment/clock.ts';
import { outgoingMessage } from '../../../electron/simulator/broker/air.ts';
import { FrameReader, publishPacket, textAt } from '../../../electron/simulator/broker/frames.ts';
import { RateLimit } from '../../../electron/simulator/broker/quota.ts';
import { signedRules } from '../../../electron/simulator/broker/signed-rules.ts';
import { matches } from '../../../electron/simulator/broker/topic-filter.ts';
import { MessageFaults, readTransportFault } from '../../../electron/simulator/broker/transport-faults.ts';
import { documentedWire } from '../../../electron/simulator/wire-documented.ts';
import { operatedWire } from '../../../electron/simulator/wire-operated.ts';

const text = (value: string): Buffer =>
  Buffer.concat([Buffer.from([value.length >> 8, value.length & 255]), Buffer.from(value)]);

function packet(first: number, body: Buffer) {
  const head = body.length < 128 ? [body.length] : [(body.length % 128) | 128, Math.floor(body.length / 128)];
  const frames = new FrameReader().push(Buffer.concat([Buffer.from([first, ...head]), body]));
  return frames![0]!;
}

const connect = (keepAlive: number, clientId = 'me') =>
  packet(0x10, Buffer.concat([text('MQTT'), Buffer.from([4, 2, keepAlive >> 8, keepAlive & 255]), text(clientId)]));
const subscribe = (filters: number) =>
  packet(
    0x82,
    Buffer.concat([
      Buffer.from([0, 1]),
      ...Array.from({ length: filters }, (_, n) => Buffer.concat([text(`/a/${n}`), Buffer.from([0])])),
    ]),
  );
const publish = (topic: string, qos = 0) =>
  packet(
    0x30 | (qos << 1),
    Buffer.concat([text(topic), qos > 0 ? Buffer.from([0, 1]) : Buffer.alloc(0), Buffer.from('{}')]),
  );

describe('rate', () => {
  it('lets a hundred pass in any second and not one more', () => {
    const limit = new RateLimit(100);
    const passed = Array.from({ length: 250 }, (_, n) => limit.take(n * 2)).filter(Boolean).length;
    expect(passed).toBe(100);
    expect(limit.take(999)).toBe(false);
    expect(limit.take(1_000)).toBe(true);
    expect(limit.take(1_001)).toBe(false);
  });
});

describe('packet rules', () => {
  it.each([
    [10, 30],
    [30, 30],
    [45, 45],
    [0, 1_200],
    [5_000, 1_200],
  ])('a keep-alive of %i s becomes %i s', (asked, kept) => {
    const frame = connect(asked);
    expect(signedRules().inspect(frame, 0)).toBe('pass');
    const at = textAt(frame.bytes, frame.bodyAt)!.end + 2;
    expect(frame.bytes.readUInt16BE(at)).toBe(kept);
  });

  it.each([
    ['eight filters', subscribe(8), 'pass'],
    ['nine filters', subscribe(9), 'close'],
    ['QoS 1', publish('/action/c/l/h/p', 1), 'pass'],
    ['QoS 2', publish('/action/c/l/h/p', 2), 'close'],
    ['seven slashes', publish('/1/2/3/4/5/6/'), 'pass'],
    ['eight slashes', publish('/1/2/3/4/5/6/7/'), 'close'],
    ['a topic of 257 bytes', publish('x'.repeat(257)), 'close'],
    ['a client id of 129 bytes', connect(60, 'x'.repeat(129)), 'close'],
    ['a message over 128 KB', { ...publish('/a'), bytes: Buffer.alloc(131_073) }, 'close'],
  ] as const)('%s: %s', (_name, frame, passage) => {
    expect(signedRules().inspect(frame, 0)).toBe(passage);
  });

  it('discards the hundred and first publish of a second without a word', () => {
    const rules = signedRules();
    const passages = Array.from({ length: 101 }, () => rules.inspect(publish('/action/c/l/h/p'), 5));
    expect(passages.filter((passage) => passage === 'pass')).toHaveLength(100);
    expect(passages.at(-1)).toBe('discard');
  });
});

describe('frames', () => {
  it('are cut right wherever the stream is torn', () => {
    const long = publishPacket('/ports/a', 'x'.repeat(20_000));
    const stream = Buffer.concat([publishPacket('/a', '1'), long, publishPacket('/b', '2')]);
    for (const step of [1, 7, 1_000, stream.length]) {
      const reader = new FrameReader();
      const sizes: number[] = [];
      for (let at = 0; at < stream.length; at += step) {
        sizes.push(...reader.push(stream.subarray(at, at + step))!.map((frame) => frame.bytes.length));
      }
      expect(sizes).toEqual([7, long.length, 7]);
    }
  });

  it('are refused where the length makes no sense', () => {
    expect(new FrameReader().push(Buffer.from([0x30, 255, 255, 255, 255, 1]))).toBeNull();
  });
});

describe('filters', () => {
  it.each([
    ['/ports/c/#', '/ports/c/l/h/p', true],
    ['/ports/c/+/h/+', '/ports/c/l/h/p', true],
    ['/ports/c/l/h', '/ports/c/l/h/p', false],
    ['/ports/c/l/h/p', '/ports/c/l/h/p', true],
    ['/ports/d/#', '/ports/c/l/h/p', false],
    ['#', '/ports/c', true],
    ['ports/#', '/ports/c', false],
    ['/ports/c/#', '/ports/c', true],
  ])('%s and %s: %s', (filter, topic, expected) => {
    expect(matches(filter.split('/'), topic.split('/'))).toBe(expected);
  });

  it.each([
    ['/ports/mine/#', true],
    ['/ports/mine/l/h/p', true],
    ['/action/mine/#', true],
    ['/ports/theirs/#', false],
    ['/ports/+/#', false],
    ['/ports/#', false],
    ['#', false],
    ['+/ports/mine/#', false],
  ])('%s may be heard: %s', (filter, allowed) => {
    expect(documentedWire.mayHear(filter, 'mine')).toBe(allowed);
  });

  it('of operated stay in the company too', () => {
    expect(operatedWire.mayHear('p/mine/#', 'mine')).toBe(true);
    expect(operatedWire.mayHear('p/+/l/s/+/data', 'mine')).toBe(false);
  });
});

describe('faults of messages', () => {
  const message = outgoingMessage('/ports/c/l/h/p', '{"id":"p","data":{"device":null}}');
  const passed = (transport: string, share?: number, ms?: number) => {
    const clock = new VirtualClock(0);
    const faults = new MessageFaults(seededChance(1), clock);
    const fault = readTransportFault({
      transport,
      ...(share !== undefined && { share }),
      ...(ms !== undefined && { ms }),
    });
    if (!fault.ok) throw new Error(fault.failure.code);
    expect(faults.set(fault.value)).toBe(true);
    const arrived: { at: number; whole: boolean; number: number }[] = [];
    for (let number = 0; number < 200; number++) {
      faults.pass(message, (bytes) => arrived.push({ at: clock.now(), whole: bytes.equals(message.packet), number }));
      clock.advance(10);
    }
    clock.advance(5_000);
    return arrived;
  };

  it('drop loses a share', () => {
    expect(passed('drop')).toHaveLength(0);
    expect(passed('drop', 0.5).length).toBeLessThan(140);
  });

  it('duplicate sends twice', () => expect(passed('duplicate')).toHaveLength(400));

  it('malform keeps the topic and breaks the payload', () => {
    const arrived = passed('malform');
    expect(arrived).toHaveLength(200);
    expect(arrived.every(({ whole }) => !whole)).toBe(true);
  });

  it('delay holds all back as long', () => {
    expect(passed('delay', 1, 300).every(({ at, number }) => at === number * 10 + 300)).toBe(true);
  });

  it('reorder lets later ones overtake', () => {
    const order = passed('reorder').map(({ number }) => number);
    expect(order).toHaveLength(200);
    expect(order).not.toEqual([...order].sort((a, b) => a - b));
  });

  it('ends with a share of 0', () => {
    const faults = new MessageFaults(seededChance(1), new VirtualClock());
    for (const share of [1, 0]) faults.set({ kind: 'drop', share, ms: undefined });
    expect(faults.none).toBe(true);
  });

  it.each([{ transport: 'gremlins' }, { transport: 'drop', share: 2 }, { transport: 'delay', ms: -1 }])(
    '%o is refused',
    (fault) => {
      expect(readTransportFault(fault)).toMatchObject({ ok: false });
    },
  );
});
