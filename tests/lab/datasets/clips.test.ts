// What data sets name: folders, an index with its files beside it or elsewhere, and rows that cannot be meant.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listClips } from '../../../lab/datasets/clips.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { tempDir } from '../../helpers/tempDir.ts';

describe.skipIf(!hasShared)('the data sets at hand', () => {
  it('Emotify: 160 files by its index, with artists', async () => {
    const { clips, leftOut } = await listClips(sharedData('emotify', 'index.csv'), null);
    expect(clips).toHaveLength(160);
    expect(leftOut).toEqual([]);
    expect(clips[0]).toEqual({
      path: Buffer.from(sharedData('emotify', 'audio', 'classical', '1.mp3')),
      file: 'audio/classical/1.mp3',
      class: 'classical',
      artist: 'Voices of Music',
    });
  });

  it('Emotify as a folder: the same files and classes, artists by their tags', async () => {
    const [byFolder, byIndex] = await Promise.all([
      listClips(sharedData('emotify', 'audio'), null),
      listClips(sharedData('emotify', 'index.csv'), null),
    ]);
    const known = new Map(byIndex.clips.map((clip) => [String(clip.path), clip.class]));
    expect(byFolder.clips).toHaveLength(160);
    for (const clip of byFolder.clips) {
      expect(known.get(String(clip.path))).toBe(clip.class);
      expect(clip.artist).toBeNull();
    }
  });

  it('GTZAN: the 50 clips that are there of the 1,000 in its folds, unknown artists as such', async () => {
    const { clips, leftOut } = await listClips(
      sharedData('gtzan', 'folds.csv'),
      sharedData('gtzan', 'audio'),
    );
    expect(clips).toHaveLength(50);
    expect(leftOut).toEqual([]);
    expect(new Set(clips.map((clip) => clip.class)).size).toBe(10);
    expect(clips[0]).toMatchObject({ file: 'blues.00000.flac', class: 'blues', artist: 'john lee hooker' });
    expect(clips.every(({ artist }) => artist !== '')).toBe(true);
  });
});

describe('an index', () => {
  const listed = async (csv: string, files: readonly string[] = []) => {
    const folder = tempDir();
    writeFileSync(join(folder, 'index.csv'), csv);
    for (const file of files) writeFileSync(join(folder, file), '');
    return listClips(join(folder, 'index.csv'), files.length > 0 ? folder : null);
  };

  it('with files elsewhere leaves out rows without a file, and names files without a row', async () => {
    const { clips, leftOut } = await listed('filename,label\na.au,x\nb.au,y\n', ['a.flac', 'c.flac']);
    expect(clips).toMatchObject([{ file: 'a.flac', class: 'x', artist: null }]);
    expect(leftOut).toEqual([{ file: 'c.flac', reason: 'The index has no row for it.' }]);
  });

  it.each([
    ['file,genre\na.mp3,x\na.mp3,y\n', 'Line 3: a.mp3 stands in line 2, too.'],
    ['file,genre\na.mp3,\n', 'Line 2 (a.mp3) has no genre.'],
    ['file,genre\n,x\n', 'Line 2 has no file.'],
    ['path,genre\na.mp3,x\n', 'The table has no column file or filename.'],
    ['file,artist\na.mp3,x\n', 'The table has no column genre or label or class.'],
    ['', 'The index has no rows.'],
    ['file,genre\n', 'The index has no rows.'],
  ])('%j is refused, naming the index', async (csv, message) =>
    expect(listed(csv)).rejects.toMatchObject({
      kind: 'invalid',
      message,
      path: expect.stringContaining('index.csv'),
    }),
  );
});

it('a folder that is not there is said', async () => {
  const nowhere = join(tempDir(), 'nowhere');
  await expect(listClips(nowhere, null)).rejects.toMatchObject({ kind: 'unreadable', path: nowhere });
  mkdirSync(nowhere);
  await expect(listClips(nowhere, null)).rejects.toMatchObject({ kind: 'invalid', path: nowhere });
});
