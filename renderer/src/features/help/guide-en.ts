// The guide in English, all pages in one piece of the build, loaded when Help is first opened.

import type { GuidePage } from './page.ts';

export const pages = import.meta.glob<GuidePage>('../../../../docs/guide/en/*.md', { eager: true, import: 'default' });
