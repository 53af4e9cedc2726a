// Holds the page small. What the first screen loads is read from the build's own manifest, so that no chunk is forgotten when
// it gets another name.

import { existsSync, readFileSync } from 'node:fs';

const folder = 'out/renderer';
const list = `${folder}/.vite/manifest.json`;
const manifest = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};

/** The files of a chunk and of all it imports at once. */
function filesOf(name, files = new Set()) {
  const chunk = manifest[name];
  if (!chunk || files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, files);
  return files;
}

const first = [...filesOf('index.html'), ...filesOf('src/features/start/StartScreen.vue')];
const scripts = new Set(first.map((file) => `${folder}/${file}`));

export default [
  { name: 'first screen: script', path: [...scripts], gzip: true, limit: '165 kB' },
  {
    name: 'every screen: script',
    path: [`${folder}/assets/*.js`, `!${folder}/assets/pdf-*.js`],
    gzip: true,
    limit: '425 kB',
  },
  // A library for what a browser window in a box can't do by itself; its thread that reads is two thirds of it, the one that draws a
  // tenth.
  {
    name: 'reader of PDFs, loaded with the first PDF: script',
    path: `${folder}/assets/pdf-*.js`,
    gzip: true,
    limit: '620 kB',
  },
];
