// New ids, handed in at composition.

import { v7 } from 'uuid';

/** A new id on every call: UUID version 7, so that ids sort roughly by time of birth. */
export type Ids = () => string;

export const systemIds: Ids = () => v7();
