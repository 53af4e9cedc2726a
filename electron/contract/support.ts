// What a person is shown of the program itself: versions, and the machine it runs on.

export interface Machine {
  /** System, its version, and the processor. */
  readonly system: string;
  readonly node: string;
  /** Null: not in the window. */
  readonly electron: string | null;
  readonly chromium: string | null;
}
