/**
 * Which folder of src/ may import which. The table is docs/architecture.md; this file enforces it.
 * A room may always import itself, `errors.ts`, `memoize.ts` and `untilAborted.ts` (geometry excepted: pure functions only).
 */
const rooms = {
  geometry: [],
  threads: [],
  images: ['geometry', 'threads'],
  schema: [],
  engines: ['geometry', 'threads', 'images', 'schema'],
  // Which models there are and how they come here: pulled packs, described for the engines that run them.
  models: ['engines'],
  store: [],
  files: ['store', 'images'],
  interactions: ['engines', 'images', 'schema', 'files', 'store'],
  // The wire knows the domain types of interactions/ and files/ and nothing of how they are carried out.
  wire: ['interactions', 'files'],
  http: ['config', 'wire', 'interactions', 'engines', 'files', 'store', 'images', 'schema', 'geometry'],
  // Opens everything that the settings ask for, for the server and for programs alike.
  services: ['config', 'models', 'http', 'interactions', 'engines', 'files', 'store', 'images'],
  // The server's own routes, called without a server: what programs and commands use.
  library: ['config', 'services', 'http', 'images', 'geometry'],
  cli: [
    'config',
    'services',
    'library',
    'models',
    'http',
    'wire',
    'interactions',
    'engines',
    'files',
    'store',
    'images',
    'schema',
    'geometry',
  ],
};

const folder = (name) => `^src/${name}(/|\\.ts$)`;

const roomRules = Object.entries(rooms).map(([room, allowed]) => {
  const open = [room, ...allowed, ...(room === 'geometry' ? [] : ['errors', 'memoize', 'untilAborted'])];
  return {
    name: `room-${room}`,
    comment: `src/${room} may import only: ${open.join(', ')}`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { path: '^src/', pathNot: open.map(folder) },
  };
});

/**
 * Where connections to other machines may be opened: what a caller names is fetched by the guarded fetcher only; the
 * others connect to what the operator named: a server of models, a hub, or with `--server` the Drishti to be asked.
 */
const mayConnect = ['^src/images/fetch/', '^src/engines/openai/', '^src/models/hub/', '^src/library/remote/'];

const connects = ['^(node:)?(dgram|dns|http|http2|https|net|tls)(/|$)', '(^|/)node_modules/(undici|ws)/'];

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'one-door-out',
      comment: `only ${mayConnect.join(', ')} opens connections; biome.json forbids fetch and its kin as globals`,
      severity: 'error',
      from: { path: '^src/', pathNot: [...mayConnect, '\\.test\\.ts$'] },
      to: { path: connects, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'wire-knows-types-only',
      comment: 'the wire translates; it calls nothing of what carries an interaction out',
      severity: 'error',
      from: { path: '^src/wire/' },
      to: { path: '^src/(interactions|files)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'leaf-files',
      comment: 'config.ts, errors.ts, memoize.ts and untilAborted.ts import nothing of ours',
      severity: 'error',
      from: { path: '^src/(config|errors|memoize|untilAborted)\\.ts$' },
      to: { path: '^src/' },
    },
    {
      name: 'no-cycles',
      comment: 'a cycle means two files are one',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'tests-stay-out',
      comment: 'shipped code never imports a test or a development dependency',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$|^(tests|bench)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'page-is-a-caller',
      comment: 'the playground knows the API and nothing of how it is served',
      severity: 'error',
      from: { path: '^playground/' },
      to: { path: '^(src|tests|bench)/' },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'shipped code imports only what is installed with it',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
