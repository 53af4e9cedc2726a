// A number with its name, as a list of counts shows it.

export interface Count {
  readonly name: string;
  readonly value: string;
  /** Where the number means something to the person: what. Else empty. */
  readonly says: string;
}
