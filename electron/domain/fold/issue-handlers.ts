// Decides what events about issues do to the punch list.

import { touch, type EventOf, type Handlers, type World } from './world.ts';

type Talk = 'issue.commented' | 'issue.closed' | 'issue.reopened';

export const issueHandlers: Handlers<'issue.opened' | Talk | 'photo.attached'> = {
  'issue.opened'(world, event) {
    const { issueId, on, text } = event.body;
    if (world.state.issues.has(issueId)) return;
    const { at, author } = event;
    const fresh = { id: issueId, on, text, state: 'open' as const, openedAt: at, author, comments: [], photos: [] };
    world.writes.put(world.state.issues, issueId, fresh);
    touch(world, 'issue', issueId);
  },
  'issue.commented': (world, event) => say(world, event, null),
  'issue.closed': (world, event) => say(world, event, 'closed'),
  'issue.reopened': (world, event) => say(world, event, 'open'),
  'photo.attached'(world, event) {
    const { issueId, blob, mediaType, name } = event.body;
    const issue = world.state.issues.get(issueId);
    if (!issue) return;
    world.writes.push(issue.photos, { blob, mediaType, name });
    touch(world, 'issue', issueId);
  },
};

/** Closing and reopening without a word is allowed; a word is kept as a comment. */
function say(world: World, event: EventOf<Talk>, state: 'open' | 'closed' | null): void {
  const issue = world.state.issues.get(event.body.issueId);
  if (!issue) return;
  const { text } = event.body;
  if (text) world.writes.push(issue.comments, { at: event.at, author: event.author, text });
  if (state) world.writes.set(issue, 'state', state);
  touch(world, 'issue', issue.id);
}
