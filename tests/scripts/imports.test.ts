// The import check sees the whole tree, finds it clean, and bites when a violation is planted.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkImports } from '../../scripts/imports/check.ts';

const projectRoot = resolve(import.meta.dirname, '../..');

describe('the real tree', () => {
  test('is seen whole and has no import against the arrows', () => {
    const { modules, violations } = checkImports(projectRoot);
    expect(modules).toBeGreaterThan(50);
    expect(violations).toEqual([]);
  });
});

/** One module a layer of the page, from left to right. */
const page = [
  'wire/api.ts',
  'state/view.ts',
  'words/words.ts',
  'commands/commands.ts',
  'primitives/Button.tsx',
  'parts/Wave.tsx',
  'features/table/Row.tsx',
  'app/App.tsx',
];

/** From a file of the page's. */
const knn = '../../core/learning/learners/knn.ts';

describe('a planted violation', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'stackwax-imports-'));
    plant('core/domain/track.ts', "export const track = 'a';\n");
    plant('main/store/store.ts', 'export interface Store {}\n');
    plant('main/audio/decode.ts', 'export const decode = 1;\n');
    plant('core/learning/learners/knn.ts', 'export const knn = 1;\nexport type Knn = typeof knn;\n');
    for (const module of page) plant(`renderer/${module}`, 'export const x = 1;\n');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function plant(path: string, text: string): void {
    const file = join(root, path.startsWith('lab/') ? '' : 'src', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  test('a clean tree passes', () => {
    plant('main/jobs/scan.ts', "import { decode } from '../audio/decode.ts';\nexport const x = decode;\n");
    const all = page.map((module) => `import '../${module}';\n`).slice(0, -1);
    plant('renderer/app/good.tsx', all.join(''));
    plant('renderer/features/table/good.tsx', "import '../../parts/Wave.tsx';\nimport './Row.tsx';\n");
    plant('renderer/words/good.ts', "import type { Knn } from '../../core/learning/learners/knn.ts';\n");
    expect(checkImports(root).violations).toEqual([]);
  });

  test.each([
    ['core/domain/bad.ts', "import type { Store } from '../../main/store/store.ts';", 'main/store/store.ts'],
    ['core/domain/bad.ts', "export { type Store } from '../../main/store/store.ts';", 'main/store/store.ts'],
    ['core/domain/bad.ts', "export const x = import('../../main/store/store.ts');", 'main/store/store.ts'],
    ['core/learning/maths/bad.ts', "import { fft } from '../../dsp/fft.ts';", 'core/dsp/fft.ts'],
    ['core/learning/maths/bad.ts', "import { a } from '../learners/a.ts';", 'core/learning/learners/a.ts'],
    ['core/learning/learners/bad.ts', "import { a } from '../judging/a.ts';", 'core/learning/judging/a.ts'],
    ['core/learning/judging/bad.ts', "import { a } from '../stacking/a.ts';", 'core/learning/stacking/a.ts'],
    ['core/learning/stacking/bad.ts', "import { a } from '../personal/a.ts';", 'core/learning/personal/a.ts'],
    ['core/space/bad.ts', "import { a } from '../features/layout.ts';", 'core/features/layout.ts'],
    ['core/duplicates/bad.ts', "import { a } from '../dsp/framing.ts';", 'core/dsp/framing.ts'],
    ['core/map/bad.ts', "import { a } from '../learning/learners/a.ts';", 'core/learning/learners/a.ts'],
    ['core/clusters/bad.ts', "import { a } from '../learning/learners/a.ts';", 'core/learning/learners/a.ts'],
    ['core/walks/bad.ts', "import { a } from '../learning/learners/a.ts';", 'core/learning/learners/a.ts'],
    ['core/onnx/bad.ts', "import { a } from '../dsp/framing.ts';", 'core/dsp/framing.ts'],
    ['core/matching/bad.ts', "import { caption } from '../playlists/entry.ts';", 'core/playlists/entry.ts'],
    ['core/learning/bad.ts', 'export const x = 1;', 'belongs to no layer'],
    ['main/engines/bad.ts', "import { a } from '../../../lab/learners/a.ts';", 'lab/learners/a.ts'],
    ['main/cli/bad.ts', "export const x = import('../../../lab/commands/a.ts');", 'lab/commands/a.ts'],
    ['lab/bad.ts', "import { store } from '../src/main/store/store.ts';", 'main/store/store.ts'],
    ['lab/bad.ts', "import { app } from 'electron';", 'electron'],
    ['core/domain/bad.ts', "import { readFile } from 'node:fs';", 'node:fs'],
    ['main/store/bad.ts', "import { a } from '../files/regularFile.ts';", 'main/files/regularFile.ts'],
    ['main/store/bad.ts', "import { decode } from '../audio/decode.ts';", 'main/audio/decode.ts'],
    ['main/host/bad.ts', "import { app } from 'electron';", 'electron'],
    ['main/audio/bad.ts', "import { app } from 'electron';", 'electron'],
    [
      'renderer/app/bad.tsx',
      "import type { Store } from '../../main/store/store.ts';",
      'main/store/store.ts',
    ],
    ['renderer/parts/bad.tsx', "import { readFile } from 'node:fs';", 'node:fs'],
    ['renderer/wire/bad.ts', "import { view } from '../state/view.ts';", 'renderer/state/view.ts'],
    ['renderer/state/bad.ts', "import { words } from '../words/words.ts';", 'renderer/words/words.ts'],
    [
      'renderer/words/bad.ts',
      "import type { Id } from '../commands/commands.ts';",
      'renderer/commands/commands.ts',
    ],
    ['renderer/words/bad.ts', "import { create } from 'zustand';", 'zustand'],
    ['renderer/words/bad.ts', `import { knn } from '${knn}';`, 'core/learning/learners/knn.ts'],
    ['renderer/words/bad.ts', `import { type Knn } from '${knn}';`, 'core/learning/learners/knn.ts'],
    ['renderer/words/bad.ts', `export type { Knn } from '${knn}';`, 'core/learning/learners/knn.ts'],
    ['renderer/parts/bad.ts', `import type { Knn } from '${knn}';`, 'core/learning/learners/knn.ts'],
    [
      'renderer/commands/bad.ts',
      "import { Button } from '../primitives/Button.tsx';",
      'renderer/primitives/Button.tsx',
    ],
    ['renderer/primitives/bad.tsx', "import { view } from '../state/view.ts';", 'renderer/state/view.ts'],
    [
      'renderer/primitives/bad.tsx',
      "import type { Track } from '../../core/domain/track.ts';",
      'core/domain/track.ts',
    ],
    [
      'renderer/parts/bad.tsx',
      "import { Row } from '../features/table/Row.tsx';",
      'renderer/features/table/Row.tsx',
    ],
    [
      'renderer/features/tags/bad.tsx',
      "import { Row } from '../table/Row.tsx';",
      'renderer/features/table/Row.tsx',
    ],
    ['renderer/features/tags/bad.tsx', "import { App } from '../../app/App.tsx';", 'renderer/app/App.tsx'],
    ['renderer/bad.ts', "import { Row } from './features/table/Row.tsx';", 'renderer/features/table/Row.tsx'],
    ['elsewhere/bad.ts', 'export const x = 1;', 'belongs to no layer'],
  ])('in %s: %s', (path, line, named) => {
    plant(path, `${line}\n`);
    const { violations } = checkImports(root);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(path);
    expect(violations[0]).toContain(named);
  });

  test('a cycle', () => {
    plant('core/domain/a.ts', "import { b } from './b.ts';\nexport const a = b;\n");
    plant('core/domain/b.ts', "import type { a } from './a.ts';\nexport const b: typeof a = 1;\n");
    expect(checkImports(root).violations).toEqual([
      'cycle: core/domain/a.ts → core/domain/b.ts → core/domain/a.ts',
    ]);
  });
});
