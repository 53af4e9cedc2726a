// The other end of the live benchmark, in a thread of its own: a socket that speaks just enough MQTT to send prepared
// PUBLISH packets as fast as they are taken. Sends `count` messages to whoever subscribes, round the topics in order.
// MQTT 3.1.1, chapters 2 and 3.

import { createServer, type AddressInfo, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

export interface GeneratorOrder {
  readonly topics: readonly string[];
  readonly payloads: readonly string[];
  readonly count: number;
}

const types = { connect: 1, publish: 3, subscribe: 8, pingreq: 12, disconnect: 14 };
const connack = Buffer.from([0x20, 2, 0, 0]);
const pingresp = Buffer.from([0xd0, 0]);

const { topics, payloads, count } = workerData as GeneratorOrder;
/** About 64 KiB a write. */
const perWrite = 170;
const packets = topics.map((topic, index) => publishPacket(topic, payloads[index % payloads.length]!));
const chunks = Array.from({ length: Math.ceil(packets.length / perWrite) }, (_, chunk) =>
  packets.slice(chunk * perWrite, (chunk + 1) * perWrite),
).map((some) => ({ bytes: Buffer.concat(some), messages: some.length }));

function publishPacket(topic: string, payload: string): Buffer {
  const length = 2 + Buffer.byteLength(topic) + Buffer.byteLength(payload);
  const packet = Buffer.alloc(3 + length);
  packet[0] = types.publish << 4;
  // Two bytes of length are enough for 300 bytes, and needed for more than 127.
  packet[1] = (length % 128) | 128;
  packet[2] = Math.floor(length / 128);
  packet.writeUInt16BE(Buffer.byteLength(topic), 3);
  packet.write(topic + payload, 5);
  return packet;
}

function send(socket: Socket): void {
  let [sent, next] = [0, 0];
  const more = (): void => {
    while (sent < count) {
      const chunk = chunks[next++ % chunks.length]!;
      sent += chunk.messages;
      if (!socket.write(chunk.bytes)) {
        socket.once('drain', more);
        return;
      }
    }
  };
  more();
}

/** What clients send is short: one byte of length, whole packets. */
function answer(socket: Socket, bytes: Buffer): void {
  for (let at = 0; at + 1 < bytes.length; at += 2 + bytes[at + 1]!) {
    const type = bytes[at]! >> 4;
    if (type === types.connect) socket.write(connack);
    if (type === types.pingreq) socket.write(pingresp);
    if (type === types.disconnect) socket.end();
    if (type !== types.subscribe) continue;
    socket.write(Buffer.from([0x90, 3, bytes[at + 2]!, bytes[at + 3]!, 0]));
    send(socket);
  }
}

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('data', (bytes) => answer(socket, bytes));
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
