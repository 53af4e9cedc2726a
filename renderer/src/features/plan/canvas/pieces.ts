// What of a picture is asked for, and what it answers. Without the browser's types: `B` is its bitmap.

/** What of the picture is in view, in fractions of it. */
export interface Seen {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Device pixels across the whole picture. */
  readonly across: number;
}

/** Where it belongs, in fractions of the picture. */
export interface Piece<B> {
  readonly bitmap: B;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What holds memory until it is closed. */
export interface Held {
  close(): void;
}
