// What the screens may ask of the application and what they are told: one contract over a message port (Electron) or a
// WebSocket (browser shell). Schemas of what comes in stand here, at the border; nothing behind it validates again.

import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

import type { TimelineEntry } from './diagnostics.ts';
import { editSchema, procedureSchema } from './edits.ts';
import type { LabelSheetName } from '../domain/labels/label-sheets.ts';
import type { PdfSection } from '../domain/report/sections.ts';
import type { PlanTiles } from '../domain/plan-tiles.ts';
import type { FrameView } from './frame.ts';
import { largestFile } from './largest-file.ts';
import type { HealthView } from './health.ts';
import { outcome } from './outcome.ts';
import { planFrameSchema, planSheetSchema, sha256 } from './plan-sheet.ts';
import { givenFileSchema as givenFile, partSchema } from './sent-file.ts';
import { own } from './own.ts';
import type { HandedFile } from './handed-file.ts';
import type { HeardMessage, TriedPayload } from './payload.ts';
import { scheduleSchema, type ImportedSchedule, type ScheduleView } from './schedule.ts';
import { profileDraftSchema, settingsSchema, type ProfileView, type SiteListing, type TestStep } from './settings.ts';
import type {
  HearingView,
  HubView,
  IssuesView,
  MetricsView,
  ReadingView,
  SiteView,
  SocketDetail,
  SocketsView,
  WaitingView,
} from './site-views.ts';
import { deltaSchema, snapshotSchema } from './state-stream.ts';
import type { Machine } from './support.ts';
import {
  fromPageSchema,
  personSchema,
  scopeSchema,
  technicianActionSchema,
  testLoadSchema,
  verificationEventSchema,
  type BeforeWalk,
  type RunSummary,
} from './verification.ts';
import type { Exchanged, MadeSite, Told } from './told.ts';

/** A file or folder that the shell's dialog gave: the renderer never names a path. */
const fileHandle = z.string().min(1).max(200);
const id = z.string().min(1).max(200);
/** A picture, a schedule, a photo: bytes from the page's own file input or drop. */
const file = z.file().max(largestFile);
const text = z.string().max(20_000);

const done = outcome(z.null());
const siteSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  schema: z.number(),
  events: z.number(),
  head: z.string(),
  counts: z.record(z.string(), z.number()),
});

/** What of the PDF may be left out; JSON and XLSX always say everything. */
const pdfSection = z.enum([
  'method',
  'inventory',
  'plans',
  'schedule',
  'repaired',
  'issues',
  'deferred',
  'changes',
  'signatures',
  'evidence',
]) satisfies z.ZodType<PdfSection>;

const labelSheet = z.enum(['a4-21', 'a4-65', 'roll-62x29', 'roll-54x25']) satisfies z.ZodType<LabelSheetName>;

const reportRequest = z.object({
  formats: z.array(z.enum(['pdf', 'xlsx', 'csv', 'json'])).min(1),
  language: z.enum(['en', 'sv']).default('en'),
  /** Of the PDF. Absent: all but the evidence. */
  sections: z.array(pdfSection).optional(),
});

export const contract = {
  about: oc.output(
    z.object({
      name: z.string(),
      version: z.string(),
      shell: z.enum(['electron', 'browser']),
      /** Files are chosen in the system's dialogs; else they are sent up and downloaded. */
      dialogs: z.boolean(),
      /** A demonstration can be started here. */
      demo: z.boolean(),
      /** Passwords can be kept in the system's keychain. */
      keychain: z.boolean(),
    }),
  ),
  settings: {
    get: oc.output(settingsSchema),
    set: oc.input(settingsSchema.partial()).output(settingsSchema),
    /** Whenever they change, also in another window. */
    changes: oc.output(eventIterator(settingsSchema)),
  },
  profiles: {
    list: oc.output(own<ProfileView[]>()),
    save: oc.input(profileDraftSchema).output(outcome(own<ProfileView>())),
    remove: oc.input(z.object({ name: text })).output(done),
    /** The one of that name that was removed since the program began, with its secrets. */
    putBack: oc.input(z.object({ name: text })).output(done),
    /** Signs in with what was typed and says which companies there are; keeps nothing. */
    companies: oc.input(profileDraftSchema).output(outcome(z.array(z.object({ id: z.string(), name: z.string() })))),
    /** Each step as it ends; the first that fails is the last. */
    test: oc.input(z.object({ name: text })).output(eventIterator(own<TestStep>())),
  },
  start: {
    sites: oc.output(own<SiteListing[]>()),
    /** A new, empty site: the shell says where (a dialog, or its own folder). Null: the person thought better of it. */
    create: oc.input(z.object({ name: text.min(1) })).output(outcome(z.object({ file: fileHandle }).nullable())),
    /** The system's dialog. Null: nothing chosen. */
    choose: oc.output(outcome(z.object({ file: fileHandle }).nullable())),
    /** A document from the page's file input or drop: kept in the shell's own folder. */
    take: oc.input(z.object({ file })).output(outcome(z.object({ file: fileHandle }))),
    /** Only from the list; the file stays. */
    forget: oc.input(z.object({ file: fileHandle })).output(done),
    /** Back on the list. */
    putBack: oc.input(z.object({ file: fileHandle })).output(done),
    /** A new site with all that the profile's company has, not opened yet. Ends with nothing: thought better of it. */
    ofCompany: oc.input(z.object({ name: text.min(1), profile: text })).output(eventIterator(own<Told<MadeSite>>())),
    /** A simulated building with its site, opened. */
    demo: oc.input(z.object({ sockets: z.number().int().min(4).max(10_000) })).output(done),
  },
  frame: oc.output(eventIterator(own<FrameView>())),
  site: {
    open: oc.input(z.object({ file: fileHandle })).output(outcome(siteSummarySchema)),
    close: oc.output(done),
    summary: oc.output(outcome(siteSummarySchema)),
    /** A snapshot, then deltas for as long as it is listened to. Ends when the site is closed. */
    changes: oc.output(eventIterator(z.union([snapshotSchema, deltaSchema]))),
    view: oc.output(outcome(own<SiteView>())),
    sockets: oc.output(outcome(own<SocketsView>())),
    socket: oc.input(z.object({ socketId: id })).output(outcome(own<SocketDetail>())),
    /** Power drawn over the last day, by the platform's own count. Null: it counts none, or there is nobody to ask. */
    metrics: oc.input(z.object({ socketId: id })).output(outcome(own<MetricsView>().nullable())),
    hubs: oc.output(outcome(own<HubView[]>())),
    /** Which hubs are heard now, once a second; `hubId`: the ports of this one too. Ends when the site is closed. */
    hearing: oc.input(z.object({ hubId: id.nullable() })).output(eventIterator(own<HearingView>())),
    issues: oc.output(outcome(own<IssuesView>())),
    waiting: oc.output(outcome(own<WaitingView>())),
    blob: oc.input(z.object({ sha256 })).output(outcome(z.file())),
    /** Whose verdicts would become stale if this procedure were set, as in `set-procedure`: the first labels, and how many. */
    procedureEffect: oc
      .input(z.object({ procedure: procedureSchema.nullable(), locationId: id.optional() }))
      .output(outcome(z.object({ stale: z.number(), labels: z.array(z.string()) }))),
    edit: oc.input(editSchema).output(outcome(z.object({ created: z.array(z.string()) }))),
    undo: oc.output(done),
    redo: oc.output(done),
    /** A part of a file that a question will speak of: large ones are sent ahead. */
    sendPart: oc.input(partSchema).output(outcome(z.object({ sending: id }))),
    importPlan: oc
      .input(z.object({ locationId: id, name: text, file: givenFile, sheet: planSheetSchema.optional() }))
      .output(outcome(z.object({ planId: z.string() }))),
    replacePlan: oc
      .input(z.object({ planId: id, revision: text, file: givenFile, sheet: planSheetSchema.optional() }))
      .output(done),
    /** The same revision, turned or cut; pins and areas stay on what they stand on. */
    reframePlan: oc
      .input(z.object({ planId: id, frame: planFrameSchema, file: givenFile, sheet: planSheetSchema.optional() }))
      .output(done),
    /** Tiles of the picture `blob`, made afterwards of a plan that came without; those that are there already stay. */
    tilePlan: oc.input(z.object({ planId: id, blob: sha256, sheet: planSheetSchema })).output(done),
    /** What of an SVG is a drawing, and how large it says it is. */
    cleanSvg: oc
      .input(z.object({ file }))
      .output(outcome(z.object({ file: z.file(), width: z.number(), height: z.number() }))),
    planTiles: oc.input(z.object({ sha256 })).output(outcome(own<PlanTiles>())),
    attachPhoto: oc.input(z.object({ issueId: id, file })).output(done),
  },
  schedule: {
    /** What an import would do, and what is wrong by row; nothing is written. */
    preview: oc.input(scheduleSchema).output(outcome(own<ScheduleView>())),
    /** Plans that it names and that are missing come as empty sheets. */
    import: oc.input(scheduleSchema.extend({ partial: z.boolean() })).output(outcome(own<ImportedSchedule>())),
    /** The same file with the corrections in it, and what is still wrong beside its rows. */
    corrected: oc.input(scheduleSchema).output(outcome(own<HandedFile>().nullable())),
    export: oc
      .input(z.object({ format: z.enum(['csv', 'xlsx']), language: z.enum(['en', 'sv']) }))
      .output(outcome(own<HandedFile>().nullable())),
  },
  sync: {
    pull: oc.input(z.object({ profile: text })).output(eventIterator(own<Told<Exchanged>>())),
    push: oc.input(z.object({ profile: text })).output(eventIterator(own<Told<Exchanged>>())),
    /** Refused wishes are tried again. */
    retry: oc.output(done),
  },
  live: {
    /** Joined to the site from now on: live stream up, outbox sent as it fills, also after the next opening. */
    connect: oc.input(z.object({ profile: text })).output(done),
    disconnect: oc.output(done),
    /** Listen to the hubs of one floor alone, or to the whole site again (null). */
    narrow: oc.input(z.object({ planId: id.nullable() })).output(done),
    /** One lamp for so long: full against the safe level, given back at the end. */
    blink: oc.input(z.object({ socketId: id, seconds: z.number().min(1).max(60) })).output(done),
    /** What the socket's port says now. Null: not bound, or nothing heard in this session. */
    reading: oc.input(z.object({ socketId: id })).output(outcome(own<ReadingView>().nullable())),
    endBlink: oc.input(z.object({ socketId: id })).output(done),
    /** The last message of a port as it came, beside what was read from it, as they come. Null: of whichever spoke last. */
    messages: oc.input(z.object({ portKey: id.nullable() })).output(eventIterator(own<HeardMessage>())),
    /** How the site's dialect would read this message. */
    tryPayload: oc
      .input(z.object({ topic: text.optional(), raw: z.string().max(1_000_000) }))
      .output(outcome(own<TriedPayload>())),
    /** What the connection of this site went through, newest last. */
    timeline: oc.output(own<TimelineEntry[]>()),
  },
  verification: {
    start: oc
      .input(
        scopeSchema.extend({
          ...fromPageSchema.shape,
          testLoad: testLoadSchema,
          lampAnswers: z.boolean().default(true),
          /** 2: this page is person 1, and another joins. */
          people: personSchema.default(1),
        }),
      )
      .output(done),
    /** This page shows one of two people from now on, who begins with it where nobody has. */
    join: oc.input(z.object({ page: id, person: personSchema, testLoad: testLoadSchema })).output(done),
    act: oc.input(technicianActionSchema.and(fromPageSchema)).output(done),
    /** Takes back what this person's walk wrote last, whatever the other's has written since. */
    undo: oc.input(fromPageSchema).output(done),
    /**
     * Of the page's run, for as long as it is listened to: the view as it stands and what happened lately, then everything said
     * and shown. `person`: whom the page showed before it was loaded anew.
     */
    events: oc
      .input(z.object({ page: id, person: personSchema.nullable().default(null) }))
      .output(eventIterator(verificationEventSchema)),
    /** The page that is in front says what is to be heard; the others are silent. */
    speakHere: oc.input(z.object({ page: id })).output(done),
    /** What a walk would need and visit, were it started now. */
    before: oc.input(scopeSchema.extend({ people: personSchema.default(1) })).output(outcome(own<BeforeWalk>())),
    /** Null: nothing is being verified. */
    summary: oc.input(fromPageSchema.optional()).output(outcome(own<RunSummary>().nullable())),
    /** Of two people only the one who asks stops. */
    stop: oc.input(fromPageSchema.optional()).output(done),
    /**
     * "Plug it in anywhere": the next device that is plugged in, and where; while somebody walks, anywhere but at their hubs.
     * Null: none came in time.
     */
    learnLoad: oc.input(z.object({ seconds: z.number().min(1).max(120) })).output(
      outcome(
        z
          .object({
            type: z.string().nullable(),
            name: z.string().nullable(),
            watts: z.number().nullable(),
            label: z.string().nullable(),
          })
          .nullable(),
      ),
    ),
  },
  health: {
    /** Everything bound is checked without a person, for as long as it is listened to. */
    check: oc.output(eventIterator(own<Told<HealthView>>())),
    /** The last one of this document, in this sitting. */
    last: oc.output(outcome(own<{ health: HealthView | null }>())),
  },
  report: {
    /** Into a folder of the shell's dialog; null: the person thought better of it. */
    save: oc.input(reportRequest).output(outcome(z.object({ folder: z.string(), digest: z.string() }).nullable())),
    /** For shells without dialogs: the files themselves. */
    files: oc.input(reportRequest).output(outcome(z.object({ files: z.array(z.file()), digest: z.string() }))),
    /** The PDF as it would be issued; nothing is journalled. `basis`: the frame's when it was made. */
    preview: oc
      .input(reportRequest.pick({ language: true, sections: true }))
      .output(outcome(z.object({ file: z.file(), basis: z.number() }))),
    /** A PDF to print labels from, at a scale of 100 %. `planId` null: of every socket; `skip`: labels of the first sheet that are gone. `notDrawn`: on so many a box stands for a letter. */
    labels: oc
      .input(z.object({ sheet: labelSheet, planId: id.nullable(), skip: z.number().int().min(0).max(100) }))
      .output(outcome(own<HandedFile & { readonly notDrawn: number }>().nullable())),
  },
  support: {
    machine: oc.output(own<Machine>()),
    /** What to send when something is wrong: no secrets, no names, no messages. Into a folder; null: thought better of it. */
    save: oc.output(outcome(z.object({ folder: z.string(), name: z.string() }).nullable())),
    /** The same for shells without dialogs, and to be read first. */
    file: oc.output(outcome(z.file())),
  },
  /** The demonstration's technician. Without one: `shell.wrong-use`. */
  robot: {
    start: oc.output(done),
    pause: oc.output(done),
    /** `speed` 1 = a person's; `slips`: share of proposals first answered next door. What is not said stays. */
    set: oc
      .input(z.object({ speed: z.number().min(0.5).max(100), slips: z.number().min(0).max(1) }).partial())
      .output(done),
  },
};
