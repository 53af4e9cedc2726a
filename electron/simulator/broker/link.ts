// One connection as the broker's stream, over a WebSocket or a TCP socket, with a hand on the wire: packets are inspected on
// the way in, and the whole line can be cut or go half-open (it stays up, but nothing passes any more).

import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

import type { WebSocket } from 'ws';

import type { Millis } from '../../domain/units.ts';
import { FrameReader } from './frames.ts';
import type { PacketRules } from './signed-rules.ts';

/** More than this waiting counts as a slow client, for which the broker library holds its answers back. */
const writableHighWaterMark = 1024 * 1024;

/** What carries the bytes. */
export interface Wire {
  readonly send: (bytes: Buffer, sent: (error?: Error | null) => void) => void;
  readonly close: () => void;
  readonly terminate: () => void;
}

export class Link extends Duplex {
  readonly #wire: Wire;
  readonly #rules: PacketRules;
  readonly #now: () => Millis;
  readonly #frames = new FrameReader();
  #frozen = false;

  constructor(wire: Wire, rules: PacketRules, now: () => Millis) {
    super({ writableHighWaterMark });
    this.#wire = wire;
    this.#rules = rules;
    this.#now = now;
  }

  /** Bytes have come in. */
  receive(bytes: Buffer): void {
    if (this.#frozen || this.destroyed) return;
    const frames = this.#frames.push(bytes);
    if (!frames) return void this.destroy();
    for (const frame of frames) {
      const passage = this.#rules.inspect(frame, this.#now());
      if (passage === 'close') return void this.destroy();
      if (passage === 'pass') this.push(frame.bytes);
    }
  }

  /** The other side is gone. */
  ended(): void {
    if (!this.destroyed) this.push(null);
    this.destroy();
  }

  /** From now on nothing passes either way, and the other side is not told. */
  freeze(): void {
    this.#frozen = true;
  }

  /** Ends the line without a goodbye. */
  cut(): void {
    this.#wire.terminate();
    this.destroy();
  }

  override _read(): void {
    // Bytes are pushed as they come: a client sends little.
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    if (this.#frozen) return done();
    this.#wire.send(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer; encoding: string }[], done: (error?: Error | null) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), '', done);
  }

  override _destroy(_error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.#frozen) this.#wire.close();
    done(null);
  }
}

export function linkOverWebSocket(socket: WebSocket, rules: PacketRules, now: () => Millis): Link {
  const wire: Wire = {
    send: (bytes, sent) => (socket.readyState === socket.OPEN ? socket.send(bytes, (error) => sent(error)) : sent()),
    close: () => socket.close(),
    terminate: () => socket.terminate(),
  };
  const link = new Link(wire, rules, now);
  socket.on('message', (data: Buffer) => link.receive(data));
  socket.on('close', () => link.ended());
  socket.on('error', () => link.ended());
  return link;
}

export function linkOverTcp(socket: Socket, rules: PacketRules, now: () => Millis): Link {
  const wire: Wire = {
    send: (bytes, sent) => (socket.writable ? socket.write(bytes, (error) => sent(error)) : sent()),
    close: () => socket.end(),
    terminate: () => socket.destroy(),
  };
  const link = new Link(wire, rules, now);
  socket.setNoDelay(true);
  socket.on('data', (data: Buffer) => link.receive(data));
  socket.on('close', () => link.ended());
  socket.on('error', () => link.ended());
  return link;
}
