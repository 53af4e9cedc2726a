// What people do to a site, as commands: (state, what, newId) → the events to append, or why not. Pure; nothing changes until
// the events are appended. Each kind of thing has its file in `edits/`. Appended together they are one act, undone as one.

export { configureSite, giveSignature, renameSite, setProcedure } from './edits/site.ts';
export {
  addLocation,
  importPlan,
  lockArea,
  outlineArea,
  removeArea,
  removeLocation,
  removePlan,
  renameArea,
  renameLocation,
  renamePlan,
  replacePlan,
} from './edits/places.ts';
export { addRoom } from './edits/rooms.ts';
export { reframePlan, scalePlan } from './edits/plan-sheets.ts';
export { addHub, moveHub, removeHub, renameHub, replaceHub } from './edits/hubs.ts';
export { addSockets, expectDevice, labelSocket, moveSockets, removeSockets, type NewSocket } from './edits/sockets.ts';
export { bindSocket, repairBindings, unbindSocket, type Repaired } from './edits/bindings.ts';
export { attachPhoto, closeIssue, commentIssue, openIssue, reopenIssue } from './edits/issues.ts';
export { redoLast, undoEvent, undoLast } from './edits/undo.ts';
