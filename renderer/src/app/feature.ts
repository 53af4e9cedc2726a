// What a feature registers with the frame: where its screen is, which keys it obeys and what the palette offers of it. Its words
// are the files in its own `words/`.

import type { Component } from 'vue';

export interface Feature {
  /** Name of its route; the rail's word for it is `rail.<name>`. */
  readonly name: string;
  readonly path: string;
  readonly screen: () => Promise<{ default: Component }>;
  /** The keys it obeys while it is shown, each with the path of the words that say what it does: the list that `?` shows. */
  readonly keys?: readonly ShownKey[];
  /** What the palette offers besides going there. */
  readonly commands?: readonly Command[];
}

export interface ShownKey {
  /** As printed on the keyboard: `F`, `PageDown`, `Shift+A`. */
  readonly key: string;
  /** Path of its words. */
  readonly words: string;
}

/** One line of the palette. */
export interface Command {
  readonly words: string;
  /** An address of the router, with its query where the screen shall do something at once. */
  readonly to: string;
  /** Only where a site is open. */
  readonly needsSite?: boolean;
}
