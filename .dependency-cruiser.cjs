// Decides which room may import which: the arrows of docs/architecture.md, as one table. A room that is not named in a row
// may not be imported from there, and what the table does not list at all fails too. Single doors to packages follow below.

/** room → the rooms it may import, itself aside. Arrows point down only. */
const mayImport = {
  domain: [],
  environment: ['domain'],
  contract: [],
  // What it fetches is a picture as `plans` reads them: there is one word on what a picture is.
  platform: ['plans', 'environment', 'domain'],
  live: ['environment', 'domain'],
  site: ['environment', 'domain'],
  plans: ['environment', 'domain'],
  reports: ['environment', 'domain'],
  schedules: ['environment', 'domain'],
  // Reads and writes through both; has no socket and no file of its own.
  sync: ['platform', 'site', 'environment', 'domain'],
  // Pretends to be the outside: knows nothing of the product but its words.
  simulator: ['environment', 'domain'],
  application: [
    'contract',
    'platform',
    'live',
    'site',
    'sync',
    'plans',
    'reports',
    'schedules',
    'environment',
    'domain',
  ],
  preload: ['contract'],
};
// A simulated building with its site and technician: what the shells start for a demonstration.
mayImport.demo = ['application', ...mayImport.application, 'simulator'];
const belowTheShells = ['demo', ...mayImport.demo];
for (const shell of ['main', 'browser']) mayImport[shell] = belowTheShells;
// `commissioner serve` starts the browser shell.
mayImport.cli = [...belowTheShells, 'browser'];

/** Rooms that may be named for their types, where a value would turn an arrow round. */
const mayImportTypes = { contract: ['domain'] };

const inRoom = (...rooms) => `^electron/(${rooms.join('|')})/`;
const inPackage = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

const arrows = Object.entries(mayImport).map(([room, rooms]) => ({
  name: `arrow-from-${room}`,
  comment: `electron/${room} may import ${rooms.join(', ') || 'no other room'} only.`,
  severity: 'error',
  from: { path: inRoom(room) },
  to: {
    path: '^(electron|renderer|tests|scripts)/',
    pathNot: inRoom(room, ...rooms, ...(mayImportTypes[room] ?? [])),
  },
}));

const typesOnly = Object.entries(mayImportTypes).map(([room, rooms]) => ({
  name: `types-only-from-${room}`,
  comment: `electron/${room} may import types of ${rooms.join(', ')}, never values.`,
  severity: 'error',
  from: { path: inRoom(room) },
  to: { path: inRoom(...rooms), dependencyTypesNot: ['type-only'] },
}));

/** A package of one room: nobody else imports it, so that it can be exchanged there. Tests use what they need. */
const door = (name, packages, rooms) => ({
  name: `door-${name}`,
  comment: `${name} is behind ${rooms}.`,
  severity: 'error',
  from: { path: '^(electron|renderer)/', pathNot: rooms },
  to: { path: inPackage(...packages) },
});

module.exports = {
  forbidden: [
    ...arrows,
    ...typesOnly,
    {
      name: 'room-is-listed',
      comment: 'A new room needs its row in the table above.',
      severity: 'error',
      from: { path: '^electron/', pathNot: inRoom(...Object.keys(mayImport)) },
      to: {},
    },
    {
      name: 'arrow-from-renderer',
      comment: 'The renderer imports the contract and pure functions of the domain only.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|tests|scripts)/', pathNot: inRoom('contract', 'domain') },
    },
    {
      name: 'domain-is-pure',
      comment: 'No package and nothing of Node in the domain.',
      severity: 'error',
      from: { path: inRoom('domain') },
      to: { pathNot: inRoom('domain') },
    },
    {
      name: 'page-and-contract-without-node',
      comment: 'The contract and the page run in a browser.',
      severity: 'error',
      from: { path: '^(electron/(contract|preload)|renderer)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests and scripts stand outside the product.',
      severity: 'error',
      from: { path: '^(electron|renderer)/' },
      to: { path: '^(tests|scripts)/' },
    },
    { name: 'no-cycles', comment: 'Not even of types.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      // `?url`: a file's address, which Vite gives.
      to: { couldNotResolve: true, pathNot: ['^electron$', '[?]url$'] },
    },
    {
      name: 'names-say-what',
      comment: 'A name of the glossary, not utils, helpers, common, manager, service or misc.',
      severity: 'error',
      from: {},
      to: {
        path: ['utils?', 'helpers?', 'common', 'managers?', 'services?', 'misc'].map((name) => `[/-]${name}[./-]`),
        pathNot: 'node_modules',
      },
    },
    {
      name: 'product-without-devtools',
      comment:
        'What is packed may not need what is not. (The page is bundled; Electron is the ground; SQLite has a stand-in.)',
      severity: 'error',
      from: { path: '^electron/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: inPackage('electron', '@photostructure/sqlite'),
      },
    },
    {
      name: 'no-unlisted-package',
      comment: 'A package that package.json does not name.',
      severity: 'error',
      from: { path: '^(electron|renderer|tests|scripts)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '^electron$' },
    },
    door('electron', ['electron', 'electron-store'], inRoom('main', 'preload')),
    door('mqtt', ['mqtt'], inRoom('live', 'simulator')),
    door('sqlite', ['@photostructure/sqlite'], '^electron/site/sqlite\\.ts$'),
    {
      name: 'door-node-sqlite',
      comment: 'SQLite is behind electron/site/sqlite.ts.',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/site/sqlite\\.ts$' },
      to: { path: '^(node:)?sqlite$' },
    },
    door('http-client', ['axios', 'axios-retry'], inRoom('platform')),
    door('broker', ['aedes', 'selfsigned'], inRoom('simulator')),
    door('http-server', ['fastify'], inRoom('simulator', 'browser')),
    door('report-writers', ['pdfkit', 'uqr'], inRoom('reports')),
    door('workbooks', ['hucre'], inRoom('reports', 'schedules')),
    door('table-readers', ['csv-parse', 'iconv-lite', 'fflate'], inRoom('schedules')),
    door('terminal', ['commander', 'cli-progress'], inRoom('cli')),
    door('screen', ['vue', 'pinia'], '^renderer/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.tsbuild)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    builtInModules: { add: ['node:sqlite', 'sqlite'] },
    moduleSystems: ['es6', 'cjs'],
  },
};
