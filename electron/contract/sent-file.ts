// How a page sends a large file: in parts, ahead of the question that speaks of it. One message of tens of megabytes is put
// together and copied on the page's own thread, which stands still for as long.

import { z } from 'zod';

import { largestFile } from './largest-file.ts';

/** Of a part, in bytes: copied within a millisecond. */
export const partSize = 512 * 1024;

/** The application's name for one file on its way. */
const sending = z.string().min(1).max(200);

/** `sending` null: the first part; the answer has the name for the others. */
export const partSchema = z.object({ sending: sending.nullable(), part: z.file().max(partSize) });

/** What was sent ahead; `size` in bytes, so that a part which did not come is noticed. */
const sentSchema = z.object({ sending, name: z.string().max(1_000), size: z.number().int().min(0).max(largestFile) });

export const givenFileSchema = z.union([z.file().max(largestFile), sentSchema]);
export type GivenFile = z.infer<typeof givenFileSchema>;
