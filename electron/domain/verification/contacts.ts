// Decides what is plugged in where, and what counts as an edge: a change between two readings of one port. Bounces are folded
// and counted; a retained or first message is a level. Pure; the contacts are owned by the state. Domain, *Live state*.

import type { Device, PortKey, PortReading, RawMessage } from '../reading.ts';
import type { Millis } from '../units.ts';

/** One port as it stands. Updated in place: there are thousands, and hardly any matters to the walk. */
export interface Contact {
  /** Undefined until anything was said about presence. */
  present: boolean | undefined;
  device: Device | undefined;
  lampLevel: number | undefined;
  /** As last reported: what a hand changes, and whether a fan turns. */
  sensors: PortReading['sensors'];
  dimmer: number | undefined;
  button: boolean | undefined;
  fan: PortReading['fan'];
  /** Since when nothing is plugged in. */
  emptySince: Millis | null;
  /** An unplug that may still turn out to be a bounce. */
  pulledAt: Millis | null;
  /** Times of the opposite edges within the settle time, newest last; only those that may still count. */
  bounces: Millis[];
  /** Something was there already when the port first spoke: perhaps just plugged. The unplug that follows confirms it. */
  candidate: { readonly reading: PortReading; readonly message: RawMessage } | null;
  /** NaN: never. A number from the start, so that it is written in place, thousands of times a second. */
  heardAt: Millis;
}

export type Contacts = Map<PortKey, Contact>;

export type Edge =
  | {
      readonly kind: 'plugged';
      readonly portKey: PortKey;
      readonly at: Millis;
      readonly emptyFor: Millis;
      readonly message: RawMessage;
    }
  | { readonly kind: 'pulled'; readonly portKey: PortKey; readonly at: Millis }
  | { readonly kind: 'bounced'; readonly portKey: PortKey; readonly at: Millis };

export interface ContactTimes {
  readonly settleMs: Millis;
  readonly flapWindowMs: Millis;
}

export function contactOf(contacts: Contacts, portKey: PortKey): Contact {
  let contact = contacts.get(portKey);
  if (!contact) {
    contact = {
      present: undefined,
      device: undefined,
      lampLevel: undefined,
      sensors: undefined,
      dimmer: undefined,
      button: undefined,
      fan: undefined,
      emptySince: null,
      pulledAt: null,
      bounces: [],
      candidate: null,
      heardAt: Number.NaN,
    };
    contacts.set(portKey, contact);
  }
  return contact;
}

/** Takes one reading in; the edge it makes, if any. An unplug becomes one only in `settled`. */
export function heard(contact: Contact, reading: PortReading, message: RawMessage, times: ContactTimes): Edge | null {
  const { at, portKey, present } = reading;
  noted(contact, reading);
  if (present === undefined) return null;
  if (contact.present === undefined || message.retained === true) {
    // A copy of its own: the bytes as they came keep a whole network packet alive.
    contact.candidate =
      present && message.retained !== true ? { reading, message: { ...message, raw: message.raw.slice() } } : null;
    return levelled(contact, present, at);
  }
  if (present === (contact.present && contact.pulledAt === null)) return null;
  if (!present) {
    contact.pulledAt = at;
    return null;
  }
  if (contact.pulledAt !== null) return caughtAgain(contact, portKey, at, times);
  const emptyFor = contact.emptySince === null ? 0 : at - contact.emptySince;
  contact.present = true;
  contact.emptySince = null;
  return { kind: 'plugged', portKey, at, emptyFor, message };
}

/** Takes in what a reading says beside presence. */
export function noted(contact: Contact, reading: PortReading): void {
  contact.heardAt = reading.at;
  if (reading.lampLevel !== undefined) contact.lampLevel = reading.lampLevel;
  notedOfDevice(contact, reading);
  if (reading.device && (reading.present ?? contact.present) === true) contact.device = reading.device;
}

function notedOfDevice(contact: Contact, { sensors, dimmer, button, fan }: PortReading): void {
  if (sensors !== undefined) contact.sensors = sensors;
  if (dimmer !== undefined) contact.dimmer = dimmer;
  if (button !== undefined) contact.button = button;
  if (fan !== undefined) contact.fan = fan;
}

/** A level, not an edge: what is there already was plugged in by nobody we saw. */
function levelled(contact: Contact, present: boolean, at: Millis): null {
  contact.present = present;
  contact.pulledAt = null;
  contact.emptySince = present ? null : (contact.emptySince ?? at);
  return null;
}

/** Plugged again so soon after a pull that the contact bounced. */
function caughtAgain(contact: Contact, portKey: PortKey, at: Millis, times: ContactTimes): Edge {
  contact.pulledAt = null;
  contact.bounces = contact.bounces.filter((before) => at - before <= times.flapWindowMs);
  contact.bounces.push(at);
  return { kind: 'bounced', portKey, at };
}

/** The pull has lasted: it is one. */
export function settled(contact: Contact, portKey: PortKey, settleMs: Millis, now: Millis): Edge | null {
  // The sum as it is due: a difference may round to less, and the timer would be set again for the same moment, for ever.
  if (contact.pulledAt === null || now < contact.pulledAt + settleMs) return null;
  contact.present = false;
  contact.emptySince = contact.pulledAt;
  contact.pulledAt = null;
  contact.device = undefined;
  return { kind: 'pulled', portKey, at: contact.emptySince };
}

/**
 * The platform's copy of the last state. At the start it is the level to compare with; after a gap a port that was empty and
 * now holds the known load was plugged unseen: true. Domain, *After a gap*.
 */
export function baselined(
  contact: Contact,
  reading: PortReading | null,
  at: Millis,
  isLoad: ((device: Device | undefined) => boolean) | null,
): boolean {
  if (!reading) return false;
  if (reading.lampLevel !== undefined) contact.lampLevel = reading.lampLevel;
  notedOfDevice(contact, reading);
  if (reading.present === undefined) return false;
  const wasEmpty = contact.present === false;
  levelled(contact, reading.present, at);
  contact.device = reading.present ? reading.device : undefined;
  return isLoad !== null && wasEmpty && reading.present && isLoad(reading.device);
}
