// Which of two people this page shows, kept while the page is loaded anew; another page has its own.

import type { Person } from '../../../../electron/domain/verification/division.ts';

export type { Person };

const key = 'person';

export function rememberedSeat(): Person | null {
  const kept = sessionStorage.getItem(key);
  return kept === '1' ? 1 : kept === '2' ? 2 : null;
}

export function rememberSeat(person: Person | null): void {
  if (person === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, `${person}`);
}
