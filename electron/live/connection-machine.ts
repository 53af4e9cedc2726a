// Decides what one lane does when its connection comes, goes, or has to be renewed: pure, every state with every input is in
// the table of its test. Sockets and timers belong to `connection.ts`. Platform contract, *Live stream*; reliability.md.

import type { Failure } from '../domain/failures.ts';

/** Links are numbered; an input from a link that is no longer ours changes nothing. `attempt`: tries since it last was steady. */
export type ConnectionState =
  | { readonly name: 'idle' }
  /** Credentials are being fetched. */
  | { readonly name: 'preparing'; readonly link: number; readonly attempt: number }
  /** TCP, TLS, WebSocket and CONNECT are under way. */
  | { readonly name: 'opening'; readonly link: number; readonly attempt: number }
  | { readonly name: 'subscribing'; readonly link: number; readonly attempt: number }
  /** `newest`: the highest number given to a link so far. `tries`: renewals that failed. */
  | {
      readonly name: 'online';
      readonly link: number;
      readonly newest: number;
      readonly attempt: number;
      readonly tries: number;
    }
  /** Still online over `link` while its successor is being made. */
  | {
      readonly name: 'renewing';
      readonly link: number;
      readonly next: number;
      readonly step: Step;
      readonly tries: number;
    }
  | { readonly name: 'waiting'; readonly link: number; readonly attempt: number }
  | { readonly name: 'stopped' };

export type Step = 'preparing' | 'opening' | 'subscribing';

export type ConnectionInput =
  | { readonly type: 'start' }
  | { readonly type: 'prepared'; readonly link: number }
  | { readonly type: 'opened'; readonly link: number }
  | { readonly type: 'subscribed'; readonly link: number }
  /** The link could not be made, was refused, was closed or went silent. */
  | { readonly type: 'ended'; readonly link: number; readonly failure: Failure }
  | { readonly type: 'retry' }
  /** Online for a while: the next loss is tried again at once. */
  | { readonly type: 'steady' }
  /** The credentials end soon. */
  | { readonly type: 'renew' }
  | { readonly type: 'stop' };

export type ConnectionEffect =
  | { readonly do: 'prepare'; readonly link: number }
  | { readonly do: 'open'; readonly link: number }
  | { readonly do: 'subscribe'; readonly link: number }
  /** Hear it out (what is under way still arrives), then close. */
  | { readonly do: 'retire'; readonly link: number }
  | { readonly do: 'close'; readonly link: number }
  | { readonly do: 'retry-later'; readonly attempt: number; readonly failure: Failure }
  /** `tries` 0: shortly before the credentials end; above: soon. */
  | { readonly do: 'renew-later'; readonly link: number; readonly tries: number }
  | { readonly do: 'tell-up' }
  | { readonly do: 'tell-down'; readonly failure: Failure }
  | { readonly do: 'tell-failed'; readonly failure: Failure };

/** A line that comes and goes is tried again within a third of a second: it did come, after all. */
const patience = 4;

export interface Stepped {
  readonly state: ConnectionState;
  readonly effects: readonly ConnectionEffect[];
}

/** The next state and what to do now. An input that says nothing in this state changes nothing. */
export function stepConnection(state: ConnectionState, input: ConnectionInput): Stepped {
  if (input.type === 'stop') return stopped(state);
  switch (state.name) {
    case 'idle':
      return input.type === 'start' ? prepare(1, 0) : unchanged(state);
    case 'preparing':
    case 'opening':
    case 'subscribing':
      return whileConnecting(state, input);
    case 'online':
      return whileOnline(state, input);
    case 'renewing':
      return whileRenewing(state, input);
    case 'waiting':
      return input.type === 'retry' ? prepare(state.link + 1, state.attempt) : unchanged(state);
    case 'stopped':
      return unchanged(state);
    default:
      return state satisfies never;
  }
}

type Connecting = Extract<ConnectionState, { name: Step }>;
type Online = Extract<ConnectionState, { name: 'online' }>;
type Renewing = Extract<ConnectionState, { name: 'renewing' }>;

const unchanged = (state: ConnectionState): Stepped => ({ state, effects: [] });

const prepare = (link: number, attempt: number): Stepped => ({
  state: { name: 'preparing', link, attempt },
  effects: [{ do: 'prepare', link }],
});

const wait = (link: number, attempt: number, failure: Failure): Stepped => ({
  state: { name: 'waiting', link, attempt: attempt + 1 },
  effects: [{ do: 'retry-later', attempt, failure }],
});

function whileConnecting(state: Connecting, input: ConnectionInput): Stepped {
  const { link, attempt } = state;
  if (!('link' in input) || input.link !== link) return unchanged(state);
  if (input.type === 'ended') {
    const { state: waiting, effects } = wait(link, attempt, input.failure);
    return {
      state: waiting,
      effects: [{ do: 'close', link }, { do: 'tell-failed', failure: input.failure }, ...effects],
    };
  }
  if (state.name === 'preparing' && input.type === 'prepared')
    return { state: { name: 'opening', link, attempt }, effects: [{ do: 'open', link }] };
  if (state.name === 'opening' && input.type === 'opened')
    return { state: { name: 'subscribing', link, attempt }, effects: [{ do: 'subscribe', link }] };
  if (state.name === 'subscribing' && input.type === 'subscribed')
    return {
      state: { name: 'online', link, newest: link, attempt, tries: 0 },
      effects: [{ do: 'tell-up' }, { do: 'renew-later', link, tries: 0 }],
    };
  return unchanged(state);
}

function whileOnline(state: Online, input: ConnectionInput): Stepped {
  const { link, newest, attempt, tries } = state;
  if (input.type === 'steady') return unchanged({ ...state, attempt: 0 });
  if (input.type === 'renew') {
    const next = newest + 1;
    return {
      state: { name: 'renewing', link, next, step: 'preparing', tries },
      effects: [{ do: 'prepare', link: next }],
    };
  }
  if (input.type !== 'ended' || input.link !== link) return unchanged(state);
  const { state: waiting, effects } = wait(newest, Math.min(attempt, patience), input.failure);
  return { state: waiting, effects: [{ do: 'close', link }, { do: 'tell-down', failure: input.failure }, ...effects] };
}

function whileRenewing(state: Renewing, input: ConnectionInput): Stepped {
  if (!('link' in input)) return unchanged(state);
  if (input.link === state.link)
    return input.type === 'ended' ? lostWhileRenewing(state, input.failure) : unchanged(state);
  if (input.link !== state.next) return unchanged(state);
  const { link, next, step } = state;
  if (input.type === 'ended')
    return {
      state: { name: 'online', link, newest: next, attempt: 0, tries: state.tries + 1 },
      effects: [
        { do: 'close', link: next },
        { do: 'tell-failed', failure: input.failure },
        { do: 'renew-later', link, tries: state.tries + 1 },
      ],
    };
  if (step === 'preparing' && input.type === 'prepared')
    return { state: { ...state, step: 'opening' }, effects: [{ do: 'open', link: next }] };
  if (step === 'opening' && input.type === 'opened')
    return { state: { ...state, step: 'subscribing' }, effects: [{ do: 'subscribe', link: next }] };
  if (step === 'subscribing' && input.type === 'subscribed')
    return {
      state: { name: 'online', link: next, newest: next, attempt: 0, tries: 0 },
      effects: [
        { do: 'retire', link },
        { do: 'renew-later', link: next, tries: 0 },
      ],
    };
  return unchanged(state);
}

/** The old one went first: its successor, already on its way, becomes the connection. */
const lostWhileRenewing = (state: Renewing, failure: Failure): Stepped => ({
  state: { name: state.step, link: state.next, attempt: 0 },
  effects: [
    { do: 'close', link: state.link },
    { do: 'tell-down', failure },
  ],
});

function stopped(state: ConnectionState): Stepped {
  return { state: { name: 'stopped' }, effects: linksOf(state).map((link) => ({ do: 'close', link })) };
}

function linksOf(state: ConnectionState): readonly number[] {
  if (state.name === 'renewing') return [state.link, state.next];
  return 'link' in state && state.name !== 'waiting' ? [state.link] : [];
}
