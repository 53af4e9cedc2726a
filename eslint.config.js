// Decides what the code of this product may not do. Rooms and arrows are dependency-cruiser's (.dependency-cruiser.cjs);
// here is what stands inside a file: types, time and chance, doors to the outside. Nothing can be switched off in place.

import path from 'node:path';

import vue from 'eslint-plugin-vue';
import ts from 'typescript-eslint';

import { vueParser } from './scripts/vue-parser.js';

/** Time and chance come in at composition (electron/environment): docs/decisions/0001-environment-room.md. */
const timers = ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'].map(
  (name) => ({ name, message: 'Take a Clock (electron/environment/clock.ts) at composition.' }),
);
const readsTime = [
  { object: 'Date', property: 'now', message: 'Take a Clock (electron/environment/clock.ts) at composition.' },
  { object: 'performance', property: 'now', message: 'Take a Clock (electron/environment/clock.ts) at composition.' },
];
const throwsDice = [
  { object: 'Math', property: 'random', message: 'Take a Chance (electron/environment/chance.ts) at composition.' },
  { object: 'crypto', property: 'randomUUID', message: 'Take Ids (electron/environment/ids.ts) at composition.' },
];
const bareDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
  message: 'Reads the clock: pass the time in.',
};
/** Vue compares what a getter gives with what it gave before: a new array is always another. */
const alwaysAnother = {
  selector:
    "CallExpression[callee.name='watch'] > ArrowFunctionExpression:first-child:matches([body.type='ArrayExpression'], [body.expression.type='ArrayExpression'])",
  message: 'Tells of a change whenever anything is told: watch an array of getters.',
};
const timerModules = {
  regex: '^(node:)?timers(/|$)',
  message: 'Take a Clock (electron/environment/clock.ts) at composition.',
};
const electronDoor = {
  regex: '^electron(-store)?(/|$)',
  message: 'Only electron/main and electron/preload know Electron.',
};
const mqttDoor = { regex: '^mqtt(/|$)', message: 'Only electron/live speaks MQTT (and the simulator).' };
const sqliteDoor = {
  group: ['node:sqlite', '@photostructure/sqlite'],
  message: 'Only electron/site/sqlite.ts opens SQLite.',
};
const noTypeScriptOnlySyntax = [
  { selector: 'TSEnumDeclaration', message: 'Only erasable syntax: use a union of strings.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Only erasable syntax: use a module.' },
];

/** An import door for some files: what they may not import. */
const doors = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default ts.config(
  {
    ignores: [
      'out/**',
      'dist/**',
      'coverage/**',
      '.tsbuild/**',
      'test-results/**',
      'playwright-report/**',
      'demo-out/**',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  ts.configs.recommendedTypeChecked,
  vue.configs['flat/recommended'],

  {
    files: ['**/*.ts', '**/*.vue'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': false },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // node:test's and vitest's `describe` aside, a promise nobody waits for is a lost failure.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      // A method that answers with a promise may do so without waiting for anything.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-depth': ['error', 4],
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...noTypeScriptOnlySyntax],
      'no-var': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'prefer-const': 'error',
    },
  },

  {
    files: ['electron/**/*.ts', 'renderer/**/*.ts', 'renderer/**/*.vue'],
    rules: {
      'no-restricted-globals': ['error', ...timers],
      'no-restricted-properties': ['error', ...readsTime, ...throwsDice],
      'no-restricted-syntax': ['error', ...noTypeScriptOnlySyntax, bareDate, alwaysAnother],
      ...doors(electronDoor, mqttDoor, sqliteDoor, timerModules),
    },
  },
  {
    // Pure: nothing from outside, whatever its name.
    files: ['electron/domain/**/*.ts'],
    rules: {
      ...doors(
        { group: ['node:*'], message: 'The domain imports nothing.' },
        { regex: '^[^.]', message: 'The domain imports nothing but itself.' },
      ),
      'no-restricted-globals': [
        'error',
        ...timers,
        ...['process', 'Buffer', 'crypto', 'performance', 'fetch', 'globalThis'].map((name) => ({
          name,
          message: 'The domain is pure.',
        })),
      ],
    },
  },
  {
    // The one room that reads the machine's clock and its chance.
    files: ['electron/environment/**/*.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  { files: ['electron/live/**/*.ts'], rules: doors(electronDoor, sqliteDoor, timerModules) },
  { files: ['electron/simulator/**/*.ts'], rules: doors(electronDoor, sqliteDoor, timerModules) },
  { files: ['electron/site/sqlite.ts'], rules: doors(electronDoor, mqttDoor, timerModules) },
  {
    files: ['electron/main/**/*.ts', 'electron/preload/**/*.ts'],
    rules: doors(mqttDoor, sqliteDoor, timerModules),
  },
  {
    // What a person reads in a terminal is this room's output.
    files: ['electron/cli/**/*.ts', 'scripts/**/*.ts', 'tests/{bench,soak}/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Pure tests move a VirtualClock; nothing in them waits.
    files: ['tests/unit/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...timers],
      'no-restricted-properties': ['error', ...readsTime, ...throwsDice],
      ...doors(timerModules),
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'no-restricted-imports': 'off',
      // `expect(port.publish)` names a method without calling it; `expect.any(String)` stands for anything.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: {
      parserOptions: {
        parser: vueParser(path.join(import.meta.dirname, 'renderer/tsconfig.json')),
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      // Line breaks are Prettier's.
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/singleline-html-element-content-newline': 'off',
    },
  },
  { files: ['**/*.{js,cjs,mjs}'], extends: [ts.configs.disableTypeChecked] },
);
