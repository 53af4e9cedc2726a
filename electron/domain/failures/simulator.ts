// What can be expected to go wrong in `simulator`, in the user's words.

import type { FailureText } from './failure-text.ts';

export const simulatorFailures = {
  'simulator.faults-not-understood': {
    en: {
      say: 'The fault "{text}" is not known.',
      next: 'Use swap, offbyone, reverse, exchange, dead, weak or loose with a number, as in swap:2,dead:1.',
    },
    sv: {
      say: 'Felet "{text}" är okänt.',
      next: 'Använd swap, offbyone, reverse, exchange, dead, weak eller loose med ett antal, som i swap:2,dead:1.',
    },
  },
  'simulator.faults-do-not-fit': {
    en: {
      say: 'The faults do not fit the building: no room for {kind}.',
      next: 'Ask for fewer faults or more sockets, or use another seed.',
    },
    sv: {
      say: 'Felen får inte plats i byggnaden: ingen plats för {kind}.',
      next: 'Begär färre fel eller fler uttag, eller använd ett annat frö.',
    },
  },
  'simulator.transport-not-understood': {
    en: {
      say: 'The transport fault "{text}" is not known, or its share or ms is out of range.',
      next: 'Use drop, duplicate, delay, reorder, malform, cut, half-open, restart or expire; share is 0 to 1.',
    },
    sv: {
      say: 'Överföringsfelet "{text}" är okänt, eller dess share eller ms är utanför gränserna.',
      next: 'Använd drop, duplicate, delay, reorder, malform, cut, half-open, restart eller expire; share är 0 till 1.',
    },
  },
  'simulator.options-wrong': {
    en: { say: '{what} is not a value the simulator can use.', next: 'See `commissioner simulate --help`.' },
    sv: { say: '{what} är inget värde som simulatorn kan använda.', next: 'Se `commissioner simulate --help`.' },
  },
  'simulator.port-in-use': {
    en: {
      say: 'The simulator cannot listen on port {port}.',
      next: 'Choose another port, or end the program that uses it.',
    },
    sv: {
      say: 'Simulatorn kan inte lyssna på port {port}.',
      next: 'Välj en annan port eller avsluta programmet som använder den.',
    },
  },
  'simulator.broker-unreachable': {
    en: {
      say: 'The outside broker {url} does not answer.',
      next: 'Start the broker, or leave out --broker.',
    },
    sv: {
      say: 'Den externa brokern {url} svarar inte.',
      next: 'Starta brokern, eller utelämna --broker.',
    },
  },
} as const satisfies Record<string, FailureText>;
