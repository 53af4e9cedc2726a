// What can be expected to be wrong with a file, thrown to where it is told.

import type { PlanRefusal } from './protocol.ts';

export class Refused extends Error {
  readonly refusal: PlanRefusal;
  constructor(code: PlanRefusal['code'], params: NonNullable<PlanRefusal['params']> = {}) {
    super(code);
    this.refusal = { code, params };
  }
}
