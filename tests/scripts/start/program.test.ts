// The built program: the same as the sources, in a folder that tells which they are.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../../scripts/start/buildProgram.ts';
import { stampOf, upToDateProgram } from '../../../scripts/start/program.js';
import { projectRoot } from '../../../scripts/start/project.ts';
import { tempDir } from '../../helpers/tempDir.ts';

describe('the built program', () => {
  it('is told by names, sizes and times of what it is made of', () => {
    const root = tempDir();
    const then = new Date('2026-01-01T00:00:00Z');
    const put = (path: string, content: string, time = then): void => {
      writeFileSync(join(root, path), content);
      utimesSync(join(root, path), time, time);
    };
    mkdirSync(join(root, 'src/deep'), { recursive: true });
    put('package.json', '{}');
    put('src/deep/a.ts', 'a');
    const stamp = (): string => stampOf(root, ['src', 'package.json']);
    const first = stamp();
    expect(stamp()).toBe(first);
    const others = [
      () => put('src/deep/a.ts', 'ab'),
      // Older than what it was: a file that came with its time, from a backup or another checkout.
      () => put('src/deep/a.ts', 'a', new Date('2025-01-01T00:00:00Z')),
      () => put('src/b.ts', 'b'),
      () => put('package.json', '{ }'),
    ].map((change) => {
      change();
      return stamp();
    });
    expect(new Set([first, ...others]).size).toBe(5);
    rmSync(join(root, 'src/b.ts'));
    put('src/deep/a.ts', 'a');
    put('package.json', '{}');
    expect(stamp()).toBe(first);
  });

  it('has every worker', async () => {
    const folder = await upToDateProgram();
    if (folder === null) throw new Error('nothing can be written here');
    const workers = globSync('{src/main,lab,scripts/start}/**/*.worker.ts', { cwd: projectRoot });
    const built = readdirSync(folder).filter((name) => name.endsWith('.worker.js'));
    expect(built.toSorted()).toEqual(workers.map((path) => basename(path).replace(/ts$/u, 'js')).toSorted());
  });

  it('says what its sources say', async () => {
    const folder = await upToDateProgram();
    const [built, sources] = [join(folder ?? '', 'commandLine.js'), 'scripts/start/commandLine.ts'].map(
      (entry) =>
        execFileSync(process.execPath, [entry, 'scan', '--help'], { cwd: projectRoot, encoding: 'utf8' }),
    );
    expect(built).toContain('stackwax scan');
    expect(built).toBe(sources);
  });

  it('that cannot be written is none, and the sources run', async () => {
    const root = tempDir();
    writeFileSync(join(root, 'out'), 'no folder');
    expect(await buildProgram(join(root, 'out', 'program-1'))).toBeNull();
    expect(existsSync(join(root, 'out', 'program-1'))).toBe(false);
  });
});
