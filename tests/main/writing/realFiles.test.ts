// Real files of every family: several fields are written, two readers find them, and what undo keeps brings each back to the byte.
import { chmodSync, copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readTags } from '../../../src/main/library/tags.ts';
import { draftBeside } from '../../../src/main/writing/durable.ts';
import { commitEdit, type Edit, prepareEdit } from '../../../src/main/writing/editFile.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const options = { keepTimes: false, hardLinks: false };
const wanted: Edit = {
  kind: 'tags',
  wanted: { genre: ['Hip Hop', 'Soul'], bpm: 128, key: 'F#m', mood: ['mellow'], grouping: ['summer'] },
};
/** So many of each ending that the samples have. */
const ofEach = 2;

function samples(): [name: string, path: string][] {
  const folder = sharedData('samples', 'music-metadata');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const byEnding = Map.groupBy(names, (name) => extname(name).toLowerCase());
  const endings = [
    '.mp3',
    '.flac',
    '.ogg',
    '.opus',
    '.m4a',
    '.wav',
    '.aif',
    '.aiff',
    '.wma',
    '.ape',
    '.mpc',
    '.wv',
    '.dsf',
  ];
  return endings.flatMap((ending) =>
    (byEnding.get(ending) ?? []).slice(0, ofEach).map((name): [string, string] => [name, join(folder, name)]),
  );
}

test.skipIf(!hasShared)('each is written and brought back, or left as it was', async () => {
  const folder = tempDir();
  const outcomes = new Map<string, number>();
  const all = samples();
  for (const [name, path] of all) {
    const file = join(folder, `file${extname(name)}`);
    copyFileSync(path, file);
    chmodSync(file, 0o644);
    const before = readFileSync(file);
    const now = async (edit: Edit) => await prepareEdit(Buffer.from(file), draftBeside(file), edit, options);
    const there = await now(wanted);
    if (there.kind === 'ready') {
      await commitEdit(there.path, there.draft, there.identity);
      const { genres, taggedBpm } = await readTags(Buffer.from(file));
      expect([name, genres.join('; ').includes('Soul'), taggedBpm]).toEqual([name, true, 128]);
      const { inverse, afterHash: hash, beforeHash: wantedHash } = there;
      const back = await now({ kind: 'bytes', inverse, hash, wantedHash });
      if (back.kind !== 'ready') throw new Error(`${name}: ${JSON.stringify(back)}`);
      await commitEdit(back.path, back.draft, back.identity);
    }
    outcomes.set(there.kind, (outcomes.get(there.kind) ?? 0) + 1);
    expect([name, readFileSync(file).equals(before)]).toEqual([name, true]);
  }
  // Some samples are damaged by intent; most are not.
  expect(outcomes.get('ready') ?? 0).toBeGreaterThan(all.length * 0.7);
  expect(all.length).toBeGreaterThan(12);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});
