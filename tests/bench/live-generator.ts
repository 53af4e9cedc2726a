// The other end of the live benchmark, in a thread of its own: a socket that speaks just enough MQTT to send prepared
// PUBLISH packets as fast as they are taken. Sends `count` messages to whoever subscribes, round the topics in order.

import { createServer, type AddressInfo, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { generate, parser } from 'mqtt-packet';

export interface GeneratorOrder {
  readonly topics: readonly string[];
  readonly payloads: readonly string[];
  readonly count: number;
}

const { topics, payloads, count } = workerData as GeneratorOrder;
const packets = topics.map((topic, index) =>
  generate({
    cmd: 'publish',
    topic,
    payload: payloads[index % payloads.length]!,
    qos: 0,
    retain: false,
    dup: false,
  }),
);
/** About 64 KiB a write. */
const perWrite = 170;

const chunks = Array.from({ length: Math.ceil(packets.length / perWrite) }, (_, chunk) =>
  packets.slice(chunk * perWrite, (chunk + 1) * perWrite),
).map((some) => ({ bytes: Buffer.concat(some), messages: some.length }));

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

const server = createServer((socket) => {
  const incoming = parser();
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('data', (bytes) => incoming.parse(bytes));
  incoming.on('packet', (packet) => {
    if (packet.cmd === 'connect') socket.write(generate({ cmd: 'connack', returnCode: 0, sessionPresent: false }));
    if (packet.cmd === 'pingreq') socket.write(generate({ cmd: 'pingresp' }));
    if (packet.cmd === 'disconnect') socket.end();
    if (packet.cmd !== 'subscribe') return;
    const granted = packet.subscriptions.map(() => 0);
    socket.write(generate({ cmd: 'suback', messageId: packet.messageId ?? 1, granted }));
    send(socket);
  });
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
