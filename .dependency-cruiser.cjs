/**
 * Who may import whom: design rules as data. Imports run down only (roots -> app -> rooms -> imaging and the rest).
 * `tests/architecture.test.ts` runs these rules over src/ and proves that each of them can catch something.
 */
const rooms =
  'accounts|patients|series|photos|comparisons|overview|reports|patient-reports|share-links|consent|gallery|provenance|audit|exports|demo';
const roots = '^src/(main|clinic|cli)\\.ts$|^src/cli/';
const tests = '^tests/';

/** A package may be used only here. */
const only = (name, { modules, from, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: [...from, tests] },
  to: { path: `node_modules/(${modules})(/|$)` },
});

/** Modules here may import from src/ only this. */
const layer = (name, { from, may, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: [from, ...may] },
});

/** Faces of the imaging core: its pool, its contracts, order statistics, and what reads and writes photos. */
const imagingFaces = [
  '^src/imaging/(pool|comparison|plan|errors|decode|encode|face-view|place-lesions|place-on-pictures)\\.ts$',
  '^src/imaging/card/card-sheet\\.ts$',
  '^src/imaging/deidentify/deidentify-pair\\.ts$',
  '^src/imaging/phantom/benchmark/types\\.ts$',
  '^src/imaging/metrics/index\\.ts$',
  '^src/imaging/statistics\\.ts$',
];
/** What the capture page runs in the browser: the measurement's own landmarks on a camera's picture. */
const liveImaging = '^src/imaging/live-face\\.ts$';
const words = ['^src/(errors|calendar|csv)\\.ts$'];

/** Sentences, tables and what charts show of a report: pure, so that a page draws the same. */
const reportWords =
  '^src/reports/(verdict-sentence|measurement-groups|validation-tables|validation-charts)\\.ts$';
/** The course of a series as a chart draws it, and what a patient's report can show of it: server and page agree. */
const seriesCourse =
  '^src/(comparisons/(series-course|series-calendar)|patient-reports/report-choices)\\.ts$';
/** What the form of a series starts from, and for which changes it asks for a reason. */
const seriesForm = '^src/series/(default-protocol|judged-by)\\.ts$';
/** Scopes and channels in their order. */
const consentScopes = '^src/consent/scopes\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Modules that need each other are one module, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      // Optional and typed packages are loaded by name or have types only.
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\.css$'] },
    },
    layer('imaging-is-pure', {
      from: '^src/imaging/',
      may: [],
      comment: 'The imaging core knows no HTTP, database, room or chart.',
    }),
    {
      name: 'imaging-has-no-server-packages',
      comment: 'The imaging core knows no HTTP and no database.',
      severity: 'error',
      from: { path: '^src/imaging/' },
      to: { path: 'node_modules/(express|multer|kysely|better-sqlite3|better-auth|pino|helmet)(/|$)' },
    },
    layer('charts-import-nothing', {
      from: '^src/charts/',
      may: [],
      comment: 'Screen, report, PDF and command line share the charts.',
    }),
    layer('pages-are-below', {
      from: '^src/pages/',
      may: ['^src/charts/index\\.ts$', '^src/route\\.ts$'],
      comment: 'What pages of all rooms have in common knows none of them.',
    }),
    layer('pdf-is-below', {
      from: '^src/pdf/',
      may: ['^src/charts/'],
      comment: 'Text, pictures and charts in, a PDF out.',
    }),
    layer('database-and-storage-are-below', {
      from: '^src/(database|storage)/',
      may: words,
      comment: 'They serve rooms and know none.',
    }),
    layer('queue-is-below', {
      from: '^src/queue/',
      may: [...words, '^src/database/index\\.ts$'],
      comment: 'Jobs are rows: the queue knows the database and no room.',
    }),
    layer('words-import-nothing', {
      from: '^src/(errors|calendar|csv|config)\\.ts$',
      may: words,
      comment: 'What everything may import imports nothing.',
    }),
    layer('route-is-a-contract', {
      from: '^src/route\\.ts$',
      may: words,
      comment: 'Routes are data; they know neither Express nor rooms.',
    }),
    {
      name: 'rooms-look-down',
      comment:
        'A room uses what lies below it and other rooms; never the app, the roots or the browser code.',
      severity: 'error',
      from: { path: `^src/(${rooms})/` },
      to: {
        path: '^src/',
        pathNot: [
          `^src/(${rooms}|charts|pages|pdf|database|storage|queue)/`,
          '^src/imaging/',
          ...words,
          '^src/route\\.ts$',
        ],
      },
    },
    {
      name: 'rooms-use-imaging-by-its-faces',
      comment: 'Comparing runs on worker threads: rooms see the pool and the contracts, not the method.',
      severity: 'error',
      from: { path: `^src/(${rooms})/`, pathNot: ['^src/demo/'] },
      to: { path: '^src/imaging/', pathNot: imagingFaces },
    },
    {
      name: 'demo-uses-the-phantom-only',
      comment: 'The demo clinic is made by the phantom and enters through the same doors as any photo.',
      severity: 'error',
      from: { path: '^src/demo/' },
      to: { path: '^src/imaging/', pathNot: [...imagingFaces, '^src/imaging/phantom/index\\.ts$'] },
    },
    {
      name: 'rooms-knock-at-the-door',
      comment: 'Another room is its index.ts and its types.ts; its store and use cases are its own business.',
      severity: 'error',
      from: { path: `^src/(${rooms})/` },
      to: {
        path: `^src/(${rooms})/`,
        pathNot: ['^src/$1/', '/(index|types)\\.ts$', '^src/reports/verdict-sentence\\.ts$'],
      },
    },
    {
      name: 'app-mounts-rooms',
      comment: 'The app knows routes and errors; what a room does is not its business.',
      severity: 'error',
      from: { path: '^src/app(/|\\.ts$)' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/app(/|\\.ts$)',
          ...words,
          '^src/route\\.ts$',
          `^src/(${rooms}|pages|storage)/(index|routes)\\.ts$`,
        ],
      },
    },
    {
      name: 'web-knows-types-and-charts',
      comment:
        'Browser code takes charts, the pure words of verdicts and landmarks of live pictures; of rooms only types.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: {
        path: '^src/',
        pathNot: ['^src/(web|charts)/', reportWords, seriesCourse, seriesForm, consentScopes, liveImaging],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'web-takes-types-from-contracts',
      comment: 'Types for the browser come from the contracts, not from use cases or stores.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(web|charts)/',
          reportWords,
          seriesCourse,
          seriesForm,
          consentScopes,
          liveImaging,
          '/types\\.ts$',
          '^src/(errors|calendar|route)\\.ts$',
          '^src/imaging/(comparison|plan)\\.ts$',
          '^src/imaging/metrics/metric\\.ts$',
        ],
      },
    },
    {
      name: 'nothing-imports-the-top',
      comment: 'Roots, app and browser code are imported by roots only.',
      severity: 'error',
      from: { path: '^src/', pathNot: [roots, '^src/launch\\.mjs$', '^src/(app|web)/', '^src/app\\.ts$'] },
      to: { path: `${roots}|^src/(app|web)/|^src/app\\.ts$` },
    },
    only('express-in-app-and-routes', {
      modules: 'express|multer|express-rate-limit|helmet',
      from: ['^src/app(/|\\.ts$)', '^src/clinic\\.ts$', '/routes\\.ts$'],
      comment: 'Use cases know no HTTP.',
    }),
    only('sharp-in-decode-and-encode', {
      modules: 'sharp|heic-decode|libheif-js',
      from: ['^src/imaging/(decode|encode)\\.ts$', '^src/imaging/photo-file/', '^src/photos/'],
      comment: 'One place decides how a file becomes pixels.',
    }),
    only('tensors-through-one-door', {
      modules: '@tensorflow',
      from: ['^src/imaging/(tensor|tf|live-face)\\.ts$'],
      comment: 'Two copies of TensorFlow.js are two worlds of tensors.',
    }),
    only('sql-in-stores', {
      modules: 'kysely|better-sqlite3|pg',
      from: ['^src/database/', '/store\\.ts$', '^src/accounts/'],
      comment: 'Every query stands where review sees it.',
    }),
    only('accounts-in-one-room', {
      modules: 'better-auth',
      from: ['^src/accounts/'],
      comment: 'Passwords and sessions are the library’s work, behind one door.',
    }),
    only('pdf-in-one-place', {
      modules: 'pdfkit',
      from: ['^src/pdf/', '^src/imaging/card/card-sheet\\.ts$'],
      comment: 'Fonts, tags and pages are set up once.',
    }),
    only('browser-packages-in-web', {
      modules: 'signature_pad|react|react-dom|react-router|@mantine|@tabler|@tanstack|img-comparison-slider',
      from: ['^src/web/', '^vite\\.config\\.ts$', 'node_modules'],
      comment: 'The server renders no React.',
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
