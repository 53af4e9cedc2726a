// Lets the sockets live on a broker outside (Mosquitto, EMQX) instead of the built-in one: `--broker URL`.

import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';

import { done, failed } from '../domain/failures.ts';
import type { Result } from '../domain/failures.ts';
import type { OutgoingMessage } from './broker/transport-faults.ts';
import type { Carrier } from './voice.ts';

const answersWithin = 10_000;

export class OutsideBroker implements Carrier {
  /** Who listens out there is not known. */
  readonly silent = false;
  readonly #client: MqttClient;

  private constructor(client: MqttClient) {
    this.#client = client;
  }

  /** Connects and listens for actions. */
  static async connect(
    url: string,
    actionFilter: string,
    published: (topic: string, payload: Buffer) => void,
  ): Promise<Result<OutsideBroker>> {
    try {
      const client = await mqtt.connectAsync(url, { connectTimeout: answersWithin, reconnectPeriod: 500 }, false);
      client.on('message', (topic, payload) => published(topic, payload));
      // A lost line is made again by the client; its errors are no news.
      client.on('error', () => {});
      await client.subscribeAsync(actionFilter);
      return done(new OutsideBroker(client));
    } catch (cause) {
      return failed('simulator.broker-unreachable', { url: withoutSecrets(url) }, cause);
    }
  }

  publish(topic: string, make: () => OutgoingMessage): void {
    if (this.#client.connected) this.#client.publish(topic, make().payload);
  }

  async stop(): Promise<void> {
    await this.#client.endAsync(true);
  }
}

function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
