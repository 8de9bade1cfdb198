// What a killed worker left is removed by the next, and nothing else is.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { workerFolder } from '../../../src/main/queue/workerFolder.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test.skipIf(process.platform === 'win32')('folders of workers that are gone go, and only those', async () => {
  const parent = tempDir();
  const mine = await workerFolder(parent);
  const [machine] = basename(mine.folder).split(`-${process.pid}-`);
  const gone = spawnSync('true').pid;
  const elsewhere = tempDir();
  writeFileSync(join(elsewhere, 'song'), 'x');
  const left = join(parent, `${machine}-${gone}-abcdef`);
  mkdirSync(join(left, 'ears'), { recursive: true });
  writeFileSync(join(left, 'copy.mp3'), 'x');
  symlinkSync(elsewhere, join(left, 'link'));
  const kept = [
    `${machine}-${gone}-abcdefg`,
    `${machine}-${gone}`,
    `stackwax-worker-0123456789ab-${gone}-abcdef`,
    'stackwax-worker-abcdef',
  ];
  for (const name of kept) mkdirSync(join(parent, name));
  symlinkSync(elsewhere, join(parent, `${machine}-${gone}-linked`));
  writeFileSync(join(parent, `${machine}-${gone}-afilee`), 'x');
  const before = readdirSync(parent);
  const next = await workerFolder(parent);
  expect(new Set(readdirSync(parent))).toEqual(
    new Set([...before.filter((name) => name !== basename(left)), basename(next.folder)]),
  );
  expect(readdirSync(elsewhere)).toEqual(['song']);
  await mine.remove();
  await next.remove();
  expect(readdirSync(parent)).toHaveLength(before.length - 2);
});
