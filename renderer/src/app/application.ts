// The application as every screen asks it: the client, once it is there, and a way to show an answer's failure where it belongs.

import { shallowRef } from 'vue';

import type { Outcome } from '../../../electron/contract/outcome.ts';
import type { ContractClient } from './contract-client.ts';

let client: ContractClient | null = null;
let gone = false;

export const setClient = (connected: ContractClient): void => void (client = connected);

/** The application has ended; main.ts says so, and whoever still waits for an answer gets none. */
export const applicationIsGone = (): void => void (gone = true);

/** Screens are mounted when it is there. */
export function application(): ContractClient {
  if (!client) throw new Error('a screen asked before the application was there');
  return client;
}

/** The answer, or nothing once the application is gone. */
export async function ifThere<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (!gone) throw error;
    return null;
  }
}

/** Takes what the application tells, until that ends, or the application. */
export async function listen<T>(stream: Promise<AsyncIterable<T>>, take: (told: T) => unknown): Promise<void> {
  await ifThere(
    (async () => {
      for await (const told of await stream) await take(told);
    })(),
  );
}

export interface Failure {
  readonly code: string;
  readonly say: string;
  readonly next: string;
}

/** One place on a screen that asks: whether it is busy, and what went wrong last. */
export function useAsking() {
  const failure = shallowRef<Failure | null>(null);
  const busy = shallowRef(false);

  /** The value, or null: then the failure stands. */
  async function ask<T>(what: Promise<Outcome<T>>): Promise<T | null> {
    busy.value = true;
    try {
      const outcome = await ifThere(what);
      failure.value = outcome && !outcome.ok ? outcome.failure : null;
      return outcome?.ok ? outcome.value : null;
    } finally {
      busy.value = false;
    }
  }
  return { failure, busy, ask };
}
