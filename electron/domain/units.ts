// The units that cross room borders. Flavoured, not branded: a plain number literal fits any of them, but a value that
// already carries one unit is refused where another is asked for.

type Flavour<T, Name extends string> = T & { readonly __unit?: Name };

/** Milliseconds: since the epoch where a field is called `at` or ends in `At`, otherwise a duration. */
export type Millis = Flavour<number, 'ms'>;
/** Electrical power in watts. */
export type Watts = Flavour<number, 'W'>;
/** Electrical potential in volts. */
export type Volts = Flavour<number, 'V'>;
/** A share, 0..1. */
export type Fraction = Flavour<number, '0..1'>;
/** A lamp level, 0..100 (platform contract, *Live stream*). */
export type LampLevel = Flavour<number, '0..100'>;

/** A place on a floor plan: fractions of the picture from its top left. Platform contract, *ports*. */
export interface Point {
  readonly x: Fraction;
  readonly y: Fraction;
}
