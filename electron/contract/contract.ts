// What the screens may ask of the application and what they are told: one contract over a message port (Electron) or a
// WebSocket (browser shell). Schemas stand here, at the border; nothing behind it validates again.

import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

import { outcome } from './outcome.ts';
import { deltaSchema, snapshotSchema } from './state-stream.ts';
import { technicianActionSchema, verificationEventSchema, verificationModeSchema } from './verification.ts';

/** A file that the shell's dialog gave: the renderer never names a path. */
const fileHandle = z.string().min(1);

const siteSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  schema: z.number(),
  events: z.number(),
  head: z.string(),
  counts: z.record(z.string(), z.number()),
});

const syncSummarySchema = z.object({
  pulled: z.number(),
  pushed: z.number(),
  refused: z.array(z.object({ kind: z.string(), id: z.string(), label: z.string(), say: z.string() })),
  waiting: z.number(),
});

const reportFilesSchema = z.object({
  pdf: z.string().optional(),
  xlsx: z.string().optional(),
  csv: z.string().optional(),
  json: z.string().optional(),
  digest: z.string(),
});

const lineStatusSchema = z.object({
  line: z.enum(['none', 'connecting', 'connected', 'lost', 'back']),
  lanes: z.number(),
  messages: z.number(),
  suspectedLoss: z.boolean(),
});

export const contract = {
  about: oc.output(z.object({ name: z.string(), version: z.string() })),
  site: {
    open: oc.input(z.object({ file: fileHandle })).output(outcome(siteSummarySchema)),
    close: oc.output(outcome(z.null())),
    summary: oc.output(outcome(siteSummarySchema)),
    /** A snapshot, then deltas for as long as it is listened to. Ends when the site is closed. */
    changes: oc.output(eventIterator(z.union([snapshotSchema, deltaSchema]))),
    undo: oc.output(outcome(z.null())),
  },
  sync: {
    pull: oc.input(z.object({ profile: z.string() })).output(outcome(syncSummarySchema)),
    push: oc.input(z.object({ profile: z.string() })).output(outcome(syncSummarySchema)),
  },
  live: {
    connect: oc.input(z.object({ profile: z.string() })).output(outcome(z.null())),
    disconnect: oc.output(outcome(z.null())),
    status: oc.output(lineStatusSchema),
  },
  verification: {
    start: oc
      .input(
        z.object({
          mode: verificationModeSchema,
          only: z.array(z.string()).default([]),
          testLoad: z.object({ type: z.string().optional(), name: z.string().optional() }).nullable().default(null),
          lampAnswers: z.boolean().default(true),
        }),
      )
      .output(outcome(z.null())),
    act: oc.input(technicianActionSchema).output(outcome(z.null())),
    /** The view as it stands, then everything said and shown until the run ends. */
    events: oc.output(eventIterator(verificationEventSchema)),
    stop: oc.output(outcome(z.null())),
  },
  report: {
    make: oc
      .input(
        z.object({
          folder: fileHandle,
          formats: z.array(z.enum(['pdf', 'xlsx', 'csv', 'json'])).min(1),
          language: z.enum(['en', 'sv']).default('en'),
        }),
      )
      .output(outcome(reportFilesSchema)),
  },
};

export type ReportFiles = z.infer<typeof reportFilesSchema>;
