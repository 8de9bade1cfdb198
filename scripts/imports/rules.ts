// Who may import whom: the arrows of ARCHITECTURE.md as data. What is not listed is forbidden, type imports included.

export interface Layer {
  /** Folder or file below `src`, or 'lab'; the longest that fits a module is its layer. */
  readonly path: string;
  /** Other layers (and everything below them) that it may import; its own folder always. */
  readonly layers: readonly string[];
  /** Others of which it may import types, by `import type`, and nothing that runs. */
  readonly types?: readonly string[];
  /** npm packages; 'node' stands for Node's own modules. */
  readonly packages: readonly string[] | 'any';
  /** Each folder directly below is a room of its own, closed to the others. */
  readonly rooms?: 'closed';
}

/** Everything in main that does work; siblings among themselves are closed, what stands above joins them. */
const siblings = [
  'main/library',
  'main/audio',
  'main/engines',
  'main/store',
  'main/workers',
  'main/media',
  'main/pictures',
];

/** What the system answers when it refuses: for all who write. */
const refusals = ['main/files/diskFaults.ts', 'main/files/folders.ts', 'main/files/processes.ts'];

/** The one place that writes to the terminal. */
const terminal = 'main/terminal.ts';
/** Node's own, without the client that a named import brings along. */
const httpServer = 'main/httpServer.ts';

/** What the page may know of core. */
const pageCore = [
  'core/domain',
  'core/contract',
  'core/languages',
  'core/playing',
  'core/playlists',
  'core/query',
  'core/templates/template.ts',
  'core/genres/finding.ts',
  'core/genres/name.ts',
  'core/genres/vocabulary/editOverlay.ts',
  'core/genres/vocabulary/overlay.ts',
  'core/genres/unmapped.ts',
];

/** What every part and feature of the page stands on. */
const belowParts = ['wire', 'state', 'words', 'commands', 'primitives'].map((layer) => `renderer/${layer}`);

/** Rooms of one folder, each of which may import those before it. */
function inOrder(folder: string, rooms: readonly string[], common: Omit<Layer, 'path'>): Layer[] {
  return rooms.map((room, n) => ({
    path: `${folder}/${room}`,
    layers: [...common.layers, ...rooms.slice(0, n).map((earlier) => `${folder}/${earlier}`)],
    packages: common.packages,
  }));
}

export const layers: readonly Layer[] = [
  { path: 'core/domain', layers: [], packages: ['zod'] },
  {
    path: 'core/contract',
    layers: ['core/domain', 'core/genres', 'core/query'],
    packages: ['zod', '@orpc/contract'],
  },
  { path: 'core/languages', layers: ['core/domain'], packages: ['intl-messageformat'] },
  { path: 'core/dsp', layers: ['core/domain'], packages: [] },
  { path: 'core/features', layers: ['core/domain', 'core/dsp'], packages: [] },
  { path: 'core/onnx', layers: ['core/domain'], packages: [] },
  { path: 'core/space', layers: ['core/domain'], packages: [] },
  { path: 'core/duplicates', layers: ['core/domain'], packages: [] },
  { path: 'core/map', layers: ['core/domain', 'core/learning/maths', 'core/space'], packages: [] },
  { path: 'core/clusters', layers: ['core/domain', 'core/learning/maths'], packages: [] },
  ...inOrder('core/learning', ['maths', 'learners', 'judging', 'stacking', 'personal', 'tagging'], {
    layers: ['core/domain'],
    packages: ['zod'],
  }),
  { path: 'core/walks', layers: ['core/domain', 'core/learning/maths'], packages: [] },
  { path: 'core/playing', layers: ['core/domain', 'core/learning/maths'], packages: [] },
  { path: 'core/genres', layers: ['core/domain'], packages: ['zod'] },
  { path: 'core/tags', layers: ['core/domain', 'core/genres', 'core/learning/maths'], packages: [] },
  { path: 'core/playlists', layers: ['core/domain'], packages: [] },
  { path: 'core/templates', layers: ['core/domain', 'core/playlists'], packages: [] },
  { path: 'core/tagFormats', layers: ['core/domain', 'core/genres'], packages: [] },
  { path: 'core/query', layers: ['core/domain', 'core/genres'], packages: ['zod'] },
  { path: 'core/matching', layers: ['core/domain'], packages: [] },
  { path: 'core/imports', layers: ['core/domain', 'core/matching'], packages: ['zod', 'saxes'] },

  { path: 'main/files', layers: ['core'], packages: ['node'] },
  { path: 'main/library', layers: ['core', 'main/files'], packages: ['node', 'music-metadata', 'strtok3'] },
  { path: 'main/audio', layers: ['core', 'main/files'], packages: 'any' },
  { path: 'main/engines', layers: ['core'], packages: 'any' },
  { path: 'main/store', layers: ['core', ...refusals], packages: ['node', 'better-sqlite3', 'zod'] },
  { path: 'main/workers', layers: ['core', terminal], packages: ['node', 'zod'] },
  { path: 'main/media', layers: ['core', 'main/files'], packages: ['node'] },
  { path: 'main/page', layers: ['core'], packages: ['node'] },
  { path: 'main/pictures', layers: ['core'], packages: ['@silvia-odwyer/photon-node'] },
  { path: 'main/work', layers: ['core', ...siblings], packages: ['node', '@orpc/server'] },
  { path: 'main/disk', layers: ['core', 'main/files', 'main/work', ...siblings], packages: ['node'] },
  {
    path: 'main/writing',
    layers: ['core', 'main/files', 'main/work', ...siblings],
    packages: ['node', 'zod'],
  },
  {
    path: 'main/analysis',
    layers: ['core', terminal, 'main/files', 'main/work', ...siblings],
    packages: ['node', 'zod'],
  },
  // The one room that reaches other machines: who starts it hands it in, and the desktop app never does.
  {
    path: 'main/queue',
    layers: ['core', terminal, 'main/files', 'main/work', ...siblings, 'main/analysis'],
    packages: ['node', 'zod', 'bullmq', 'ioredis', 'package.json'],
  },
  {
    path: 'main/learning',
    layers: ['core', terminal, 'main/files', 'main/work', ...siblings],
    packages: ['node', 'zod'],
  },
  { path: 'main/keeping', layers: ['core', ...siblings], packages: ['node', 'zod'] },
  {
    path: 'main/jobs',
    layers: [
      'core',
      'main/files',
      ...siblings,
      'main/work',
      'main/disk',
      'main/writing',
      'main/analysis',
      'main/learning',
    ],
    packages: ['node'],
  },
  {
    path: 'main/procedures',
    layers: [
      'core',
      'main/files',
      ...siblings,
      'main/work',
      'main/disk',
      'main/writing',
      'main/analysis',
      'main/learning',
      'main/keeping',
      'main/jobs',
    ],
    packages: ['node', '@orpc/server', 'zod'],
  },

  // The root of main: app.ts wires everything below it, the entry files hand in what only they know.
  {
    path: 'main',
    layers: ['core', 'main'],
    packages: ['node', '@orpc/contract', '@orpc/server', 'env-paths', 'package.json'],
  },
  { path: 'main/index.ts', layers: ['core', 'main'], packages: ['node', 'electron'] },
  {
    path: 'main/cli',
    layers: [
      'core',
      'main/files',
      ...siblings,
      'main/work',
      'main/writing',
      'main/analysis',
      'main/learning',
      'main/jobs',
      'main/queue',
      'main/app.ts',
      'main/ending.ts',
      'main/endpoint',
      'main/faced.ts',
      terminal,
      ...refusals,
      'main/libraryDir.ts',
      'main/host',
    ],
    packages: ['node', 'commander', 'cli-progress', '@orpc/server', 'package.json', 'zod'],
  },
  {
    path: 'main/endpoint',
    layers: ['core', 'main/faced.ts', httpServer],
    packages: ['node', 'ws', '@orpc/server', '@orpc/client', 'zod'],
  },
  {
    path: 'main/host',
    layers: ['core', 'main/media', 'main/page', 'main/faced.ts', httpServer],
    packages: ['node', 'ws', '@orpc/server'],
  },
  {
    path: 'main/shell',
    layers: ['core', ...refusals, terminal, 'main/media', 'main/page', 'main/faced.ts'],
    types: ['main/workers'],
    packages: ['node', 'electron', '@orpc/server', 'zod'],
  },

  // What compares and researches: it may use what ships, never the other way round.
  {
    path: 'lab',
    layers: [
      'core',
      'main/files',
      'main/library',
      'main/engines',
      'main/workers',
      'main/work',
      'main/analysis',
      'main/cli',
      'main/libraryDir.ts',
      terminal,
    ],
    packages: ['node', 'commander', 'zod'],
  },

  { path: 'preload', layers: ['core/contract'], packages: ['electron'] },

  // The page, from left to right: each may import what stands before it. Features know nothing of each other.
  { path: 'renderer', layers: ['renderer/app'], packages: ['zod'] },
  {
    path: 'renderer/wire',
    layers: pageCore,
    packages: ['@orpc/client', '@orpc/tanstack-query', '@tanstack/react-query', 'zustand'],
  },
  {
    path: 'renderer/state',
    layers: [...pageCore, 'renderer/wire'],
    packages: ['react', '@tanstack/react-query', 'zod', 'zustand'],
  },
  {
    path: 'renderer/words',
    layers: [...pageCore, 'renderer/state'],
    // What needs a name: the words are complete at compile time.
    types: ['core/learning', 'core/features'],
    packages: [],
  },
  {
    path: 'renderer/commands',
    layers: [...pageCore, 'renderer/wire', 'renderer/state', 'renderer/words'],
    packages: ['react', '@tanstack/react-query', 'lucide-react'],
  },
  {
    path: 'renderer/primitives',
    layers: ['renderer/words'],
    packages: ['react', 'react-aria-components', 'lucide-react'],
  },
  { path: 'renderer/parts', layers: [...pageCore, ...belowParts], packages: 'any' },
  {
    path: 'renderer/features',
    layers: [...pageCore, ...belowParts, 'renderer/parts'],
    packages: 'any',
    rooms: 'closed',
  },
  {
    path: 'renderer/app',
    layers: [...pageCore, ...belowParts, 'renderer/parts', 'renderer/features', 'renderer/styles'],
    packages: 'any',
  },
];

/** Even where any package is allowed, these are for the layers that name them. */
export const reserved: readonly string[] = ['electron', 'better-sqlite3', 'node'];
