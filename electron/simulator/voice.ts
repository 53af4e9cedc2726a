// Turns what a socket tells into the dialect's message and hands it to the broker: made once, and only when somebody hears
// it. Unasked whole reports are kept ready until the socket changes.

import { outgoingMessage } from './broker/air.ts';
import type { OutgoingMessage } from './broker/transport-faults.ts';
import { placeOf } from './site-floor.ts';
import type { BoxPort } from './site-floor.ts';
import type { Aspect } from './socket-state.ts';
import type { WireDialect } from './wire-dialect.ts';

/** Where messages go: the built-in broker, or an outside one. */
export interface Carrier {
  /** `make` is called only when the message will be sent. */
  publish(topic: string, make: () => OutgoingMessage): void;
  /** Nobody listens at all. */
  readonly silent: boolean;
}

interface Kept {
  readonly topic: string;
  readonly version: number;
  readonly message: OutgoingMessage;
}

export class Voice {
  readonly #wire: WireDialect;
  readonly #carrier: Carrier;
  readonly #reports = new Map<string, Kept>();

  constructor(wire: WireDialect, carrier: Carrier) {
    this.#wire = wire;
    this.#carrier = carrier;
  }

  /** What has just changed at a port. An unclaimed one has no topic and stays unheard. */
  tell(port: BoxPort, say: readonly Aspect[]): void {
    const topic = this.topicOf(port);
    if (topic === null) return;
    this.#carrier.publish(topic, () => this.#message(topic, port, say));
  }

  /** The unasked whole report of a port; a silent one has none. */
  report(port: BoxPort): void {
    if (this.#carrier.silent || !port.socket.report()) return;
    const place = placeOf(port);
    if (!place) return;
    const topic = this.#wire.updates(place);
    this.#carrier.publish(topic, () => this.#kept(topic, port));
  }

  /** A frequent report, where the dialect has a topic of its own for them. */
  stream(port: BoxPort): void {
    const place = placeOf(port);
    const say = port.socket.report();
    if (!place || !say) return;
    const topic = this.#wire.stream(place);
    this.#carrier.publish(topic, () => this.#message(topic, port, say));
  }

  topicOf(port: BoxPort): string | null {
    const place = placeOf(port);
    return place ? this.#wire.updates(place) : null;
  }

  #message(topic: string, port: BoxPort, say: readonly Aspect[]): OutgoingMessage {
    return outgoingMessage(topic, JSON.stringify(this.#wire.message(port.portId, port.socket.state, say)));
  }

  #kept(topic: string, port: BoxPort): OutgoingMessage {
    const { version } = port.socket;
    const known = this.#reports.get(port.portId);
    if (known && known.version === version && known.topic === topic) return known.message;
    const message = this.#message(topic, port, port.socket.report() ?? []);
    this.#reports.set(port.portId, { topic, version, message });
    return message;
  }
}
