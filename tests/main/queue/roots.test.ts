// Which files of a library a worker reads by itself: those below the folders that it shares, and none that only seem to be.
import { existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liesBelow } from '../../../src/main/files/truePlace.ts';
import { parseRoot, placesHere } from '../../../src/main/queue/roots.ts';
import { tempDir } from '../../helpers/tempDir.ts';

function shared() {
  const folder = realpathSync(tempDir());
  mkdirSync(join(folder, 'here/album'), { recursive: true });
  mkdirSync(join(folder, 'secret'));
  writeFileSync(join(folder, 'here/album/song.mp3'), 'x');
  writeFileSync(join(folder, 'secret/key'), 'x');
  symlinkSync(join(folder, 'secret'), join(folder, 'here/out'));
  symlinkSync(join(folder, 'here/album'), join(folder, 'here/in'));
  symlinkSync(join(folder, 'here'), join(folder, 'link'));
  const place = (root: string, path: string): string | null => {
    const [found] = placesHere([parseRoot(root)], Buffer.from(path));
    if (found === undefined || !existsSync(found.path)) return null;
    return liesBelow(found.path, found.below) ? realpathSync(found.path, 'utf8') : null;
  };
  return { folder, place, song: join(folder, 'here/album/song.mp3') };
}

test('a path below the root as the library names it is one below the root here', () => {
  const { folder, place, song } = shared();
  expect(place(`/music=${folder}/here`, '/music/album/song.mp3')).toBe(song);
  expect(place(`/music/=${folder}/here/`, '/music/album/song.mp3')).toBe(song);
  expect(place(`${folder}/here`, song)).toBe(song);
  expect(place(`/music=${folder}/link`, '/music/in/song.mp3')).toBe(song);
  expect(place(`/=${folder}/here`, '/album/song.mp3')).toBe(song);
});

test('nothing outside the root is reached', () => {
  const { folder, place } = shared();
  const root = `/music=${folder}/here`;
  expect(place(root, '/music/../secret/key')).toBeNull();
  expect(place(root, '/music/album/../../secret/key')).toBeNull();
  expect(place(root, '/music/out/key')).toBeNull();
  expect(place(root, '/musical/song.mp3')).toBeNull();
  expect(place(root, `${folder}/secret/key`)).toBeNull();
  expect(place(root, '/music')).toBeNull();
  expect(place(root, '/music/no such file')).toBeNull();
  expect(place(root, '/music/album/song.mp3\0')).toBeNull();
});

test('whatever a path is made of, what comes of it lies in the root', () => {
  const { folder, place } = shared();
  const part = fc.constantFrom('..', '.', '', 'album', 'out', 'in', 'song.mp3', 'key', '\\..\\', 'secret');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const found = place(`/music=${folder}/here`, `/music/${parts.join('/')}`);
      expect(found === null || found.startsWith(`${folder}/here/`)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test.each(['', '=', 'music', 'music=/here', '/a=/b=/c'])('%s is no shared folder', (text) => {
  expect(() => parseRoot(text)).toThrow('is no shared folder');
});
