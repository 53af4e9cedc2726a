// Draws the pieces of a page: elements of the few kinds a page can have, text as text, links between pages as the router's own.

import { h, type FunctionalComponent, type VNodeChild } from 'vue';
import { RouterLink } from 'vue-router';

import type { Element, Piece } from './page.ts';

export const GuidePieces: FunctionalComponent<{ pieces: readonly Piece[] }> = ({ pieces }) => pieces.map(drawn);
GuidePieces.props = ['pieces'];

function drawn(piece: Piece): VNodeChild {
  if (typeof piece === 'string') return piece;
  const { tag, id, to, picture, pieces } = piece;
  const inside = pieces.map(drawn);
  if (picture) return pictureOf(picture);
  if (to) {
    const query = { page: to.page, ...(to.heading === undefined ? {} : { to: to.heading }) };
    return h(RouterLink, { to: { path: '/help', query } }, () => inside);
  }
  if (tag === 'table') return h('div', { class: 'wide' }, h('table', inside));
  if (tag === 'th') return h('th', { scope: 'col' }, inside);
  return h(tag, id === undefined ? {} : { id, tabindex: -1 }, inside);
}

/** A picture that was not there when this was built leaves its text. */
function pictureOf({ alt, source }: NonNullable<Element['picture']>): VNodeChild {
  return source === null ? h('span', { class: 'absent' }, alt) : h('img', { src: source, alt, loading: 'lazy' });
}
