// Commands about the punch list.

import { failed } from '../failures.ts';
import type { Issue, SiteState } from '../site-types.ts';
import { drafts, withFound, withText, type Drafts, type NewId } from './found.ts';

export function openIssue(
  _state: SiteState,
  args: { readonly on: Issue['on']; readonly text: string },
  newId: NewId,
): Drafts {
  return withText('text', args.text, () => drafts({ type: 'issue.opened', body: { ...args, issueId: newId() } }));
}

export function commentIssue(state: SiteState, args: { readonly issueId: string; readonly text: string }): Drafts {
  return withFound(state.issues, 'issue', args.issueId, () =>
    withText('text', args.text, () => drafts({ type: 'issue.commented', body: { ...args } })),
  );
}

/** The text may be empty. Failure: `site.issue-state` where it is closed already. */
export function closeIssue(state: SiteState, args: { readonly issueId: string; readonly text: string }): Drafts {
  return withFound(state.issues, 'issue', args.issueId, (issue) =>
    issue.state === 'closed'
      ? failed('site.issue-state', { state: 'closed' })
      : drafts({ type: 'issue.closed', body: { ...args } }),
  );
}

export function reopenIssue(state: SiteState, args: { readonly issueId: string; readonly text: string }): Drafts {
  return withFound(state.issues, 'issue', args.issueId, (issue) =>
    issue.state === 'open'
      ? failed('site.issue-state', { state: 'open' })
      : drafts({ type: 'issue.reopened', body: { ...args } }),
  );
}

/** `blob`: SHA-256 of the picture, already kept. */
export function attachPhoto(
  state: SiteState,
  args: { readonly issueId: string; readonly blob: string; readonly mediaType: string; readonly name: string },
): Drafts {
  return withFound(state.issues, 'issue', args.issueId, () => drafts({ type: 'photo.attached', body: { ...args } }));
}
