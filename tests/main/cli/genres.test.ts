import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, cliJson } from '../../helpers/cli.ts';
import { putTagged } from '../../helpers/taggedFiles.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('scan, genres, add, remove and label', { timeout: 240_000 }, async () => {
  const [folder, dir] = [tempDir(), tempDir()];
  const library = ['--library', dir];
  putTagged(folder, 0, 2, 'Techno');
  putTagged(folder, 2, 2, 'Ambient');
  const first = await cli(['scan', folder, ...library]);
  expect(first.stdout).toContain('New among your genres, because tags name them: Electronic (4).');
  expect(first.stdout).toContain('To take them back: stackwax genres remove electronic');

  putTagged(folder, 4, 3, 'Drum & Bass');
  const later = await cliJson(['scan', ...library]);
  expect(later).toMatchObject({
    fromTags: { cameIn: [], offered: [{ genre: 'drum and bass', tracks: 3 }] },
  });
  const listed = await cli(['genres', ...library]);
  expect(listed.stdout).toContain(
    '3 tracks say Drum and Bass. Add it: stackwax genres add "drum and bass"; never: stackwax genres remove "drum and bass"',
  );
  expect(await cliJson(['genres', 'add', 'DnB', ...library])).toEqual({ added: ['drum and bass'] });
  expect(await cliJson(['genres', ...library])).toMatchObject({
    offered: [],
    cameIn: [{ genre: 'electronic', tracks: 4, isOwn: true }],
  });

  expect(await cliJson(['label', join(folder, '4.mp3'), 'd&b', ...library])).toEqual({
    tracks: 1,
    genre: 'drum and bass',
  });
  const removed = await cli(['genres', 'remove', 'drum and bass', 'electronic', ...library]);
  expect(removed.stdout).toBe('Removed: Electronic.\n');
  expect(removed.stderr).toContain('Drum and Bass stays: 1 track has its label.');
});
