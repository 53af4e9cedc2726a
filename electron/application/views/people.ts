// Who worked on the site: counted once from the journal, then as events come.

import type { PersonView } from '../../contract/site-views.ts';
import type { SiteEvent } from '../../domain/events.ts';
import type { SiteDocument } from '../../site/site-document.ts';

export class People {
  readonly #people = new Map<string, { events: number; lastAt: number }>();

  constructor(document: SiteDocument) {
    for (const event of document.events()) this.#count(event);
    document.onChange((_changes, events) => {
      for (const event of events) this.#count(event);
    });
  }

  /** Latest first. */
  list(): PersonView[] {
    return [...this.#people].map(([author, counted]) => ({ author, ...counted })).sort((a, b) => b.lastAt - a.lastAt);
  }

  #count({ author, at }: SiteEvent): void {
    const person = this.#people.get(author) ?? { events: 0, lastAt: 0 };
    this.#people.set(author, { events: person.events + 1, lastAt: Math.max(person.lastAt, at) });
  }
}
