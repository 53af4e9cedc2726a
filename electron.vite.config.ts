// Decides what is built from what: the main process, the CLI and the report worker as ES modules side by side, the preload
// as CommonJS (a sandboxed preload can be nothing else), the page for the browser. Packages are built in, so that a start reads
// few files and nothing else is packed. See docs/decisions/0002-run-typescript-unbuilt.md.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import vueI18n from '@intlify/unplugin-vue-i18n/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';

import { guidePages } from './scripts/guide-pages.ts';
import packageJson from './package.json' with { type: 'json' };
import { pdfFiles } from './scripts/pdf-files.ts';

const at = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

// The floor the product keeps to; electron-vite doesn't know Electron 45 and would aim higher.
const node = 'node20.18';
const chromium = 'chrome130';

/** The reports' fonts are files; everything else is built in, and packed nowhere else (electron-builder.yml). */
const readAsFiles = 'inter-ui';
const builtIn = Object.keys(packageJson.dependencies).filter((name) => name !== readAsFiles);

/** A package is a chunk of its own, so that who needs one small thing of it loads nothing of another. */
function packageOf(id: string): string {
  const [, name = 'packages'] = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id) ?? [];
  return name.replace('@', '').replace(/[\\/]/, '-');
}

const entries = {
  main: at('./electron/main/main.ts'),
  commissioner: at('./electron/cli/commissioner.ts'),
  'report-worker': at('./electron/reports/report-worker.ts'),
  'label-worker': at('./electron/reports/labels/label-worker.ts'),
  'table-worker': at('./electron/schedules/table-worker.ts'),
};

export default defineConfig({
  main: {
    // Whoever builds a release says where newer ones are found; a running program can't be told.
    define: { 'process.env.COMMISSIONER_UPDATE_FEED': JSON.stringify(process.env['COMMISSIONER_UPDATE_FEED'] ?? '') },
    build: {
      target: node,
      // A stand-in for tests and Electron itself are devDependencies, and still not ours to bundle.
      externalizeDeps: { include: ['electron', '@photostructure/sqlite'], exclude: builtIn },
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // Beside the entries, so that `new URL('./report-worker.js', import.meta.url)` holds wherever the code lands.
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ test: /node_modules/, name: packageOf, debugName: 'a package each' }],
          },
        },
      },
    },
  },
  preload: {
    build: {
      target: node,
      rolldownOptions: {
        input: at('./electron/preload/preload.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('./renderer'),
    // `app://` and the browser shell serve the same files.
    base: './',
    // Words are compiled here: the policy allows no eval, and a missing bracket fails the build.
    plugins: [
      vue(),
      vueI18n({ include: [at('./renderer/src/**/words/*.json')], runtimeOnly: true }),
      guidePages(at('./docs/guide/')),
      pdfFiles(at('./node_modules/pdfjs-dist/')),
    ],
    // The worker that reads PDFs is a module, like every other script of the page.
    worker: { format: 'es' },
    define: { __VUE_I18N_LEGACY_API__: false, __INTLIFY_PROD_DEVTOOLS__: false },
    build: {
      target: chromium,
      minify: true,
      // What loads what: the size check reads it.
      manifest: true,
      // The policy allows no inline script.
      modulePreload: { polyfill: false },
      // A data: URL in a style would be refused by the policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('./renderer/index.html') },
    },
  },
});
