// A process killed at every step of making a backup and of going back: old or new, whole, and never nothing.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listBackups } from '../../../../src/main/store/backups/folder.ts';
import { makeBackup } from '../../../../src/main/store/backups/make.ts';
import { labelledLibrary, labels, labelsIn, modelName, setLabel } from '../../../helpers/labelledLibrary.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const killing = fileURLToPath(new URL('../../../helpers/killedAt.process.ts', import.meta.url));

/** Runs the step on a copy of the library; true while it was killed before it was done. */
function killedAt(step: 'make' | 'restore', libraryDir: string, at: number): boolean {
  const { signal, status, stderr } = spawnSync(process.execPath, [killing, step, libraryDir, `${at}`], {
    encoding: 'utf8',
  });
  if (signal === null && status !== 0) throw new Error(stderr);
  return signal === 'SIGKILL';
}

function copyOf(libraryDir: string): string {
  const copy = tempDir();
  cpSync(libraryDir, copy, { recursive: true });
  return copy;
}

test('a backup that was not finished is none, and the library and the earlier backup are whole', {
  timeout: 120_000,
}, () => {
  const original = labelledLibrary();
  makeBackup({ libraryDir: original, reason: 'asked', now: Date.UTC(2026, 10, 29) });
  let at = 0;
  for (let wasKilled = true; wasKilled; at += 1) {
    const dir = copyOf(original);
    wasKilled = killedAt('make', dir, at);
    expect(labelsIn(dir)).toEqual(labels);
    const backups = listBackups(dir);
    expect(backups.every(({ sound, labels: count }) => sound && count === 3)).toBe(true);
    expect(backups.length).toBeGreaterThanOrEqual(wasKilled ? 1 : 2);
    expect(readdirSync(join(dir, 'backups')).sort()).toEqual(backups.map(({ name }) => name).sort());
    rmSync(dir, { recursive: true });
  }
  expect(at).toBeGreaterThan(8);
});

test('going back: either the labels of now or those of then, and whatever is not shown is a backup', {
  timeout: 240_000,
}, () => {
  const original = labelledLibrary();
  makeBackup({ libraryDir: original, reason: 'asked', now: Date.UTC(2026, 10, 29) });
  setLabel(original, 'a.mp3', 'metal');
  writeFileSync(join(original, 'models', modelName, 'weights.bin'), 'damaged');
  const [then, now] = [labels, { ...labels, 'a.mp3': 'metal' }];
  let [at, back] = [0, 0];
  for (let wasKilled = true; wasKilled; at += 1) {
    const dir = copyOf(original);
    wasKilled = killedAt('restore', dir, at);
    const found = labelsIn(dir);
    const isBack = found['a.mp3'] === labels['a.mp3'];
    expect(found).toEqual(isBack ? then : now);
    const aside = listBackups(dir).filter(({ reason }) => reason === 'set-aside');
    if (isBack) {
      back += 1;
      expect(aside).toMatchObject([{ sound: true, labels: 3 }]);
      expect(readFileSync(join(dir, 'models', modelName, 'weights.bin'))).toEqual(Buffer.alloc(4096, 7));
    } else expect(wasKilled).toBe(true);
    rmSync(dir, { recursive: true });
  }
  expect(at).toBeGreaterThan(20);
  expect(back).toBeGreaterThan(10);
});
