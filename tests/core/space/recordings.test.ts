// Which files are one recording: by their bytes, or by artist, title and a like length.
import { expect, test } from 'vitest';
import { recordingsOf, type TaggedFile } from '../../../src/core/space/recordings.ts';

const file = (given: Partial<TaggedFile>): TaggedFile => ({
  group: null,
  fingerprint: null,
  artist: null,
  title: null,
  durationSeconds: null,
  ...given,
});
const song = (durationSeconds: number | null, title = 'Song'): TaggedFile =>
  file({ artist: 'Somebody', title, durationSeconds });

test('by their sound, where that was compared', () => {
  const [a, b, c] = recordingsOf([file({ group: 3 }), file({ group: 3 }), file({ group: 4 })]);
  expect(b).toBe(a);
  expect(c).not.toBe(a);
});

test('copies by their bytes, whatever their tags say', () => {
  const [a, b, c] = recordingsOf([file({ fingerprint: 'x' }), { ...song(3), fingerprint: 'x' }, song(3)]);
  expect(b).toBe(a);
  expect(c).toBe(a);
});

test('encodings by artist, title and length', () => {
  const spelt = file({ artist: ' SOMEBODY', title: 'song', durationSeconds: 201.5 });
  const [a, b, live, longer, none] = recordingsOf([
    song(200),
    spelt,
    song(200, 'Song (live)'),
    song(260),
    song(null),
  ]);
  expect(b).toBe(a);
  expect(new Set([a, live, longer, none]).size).toBe(4);
});

test('files without tags are recordings of their own', () => {
  expect(new Set(recordingsOf([file({}), file({}), file({ durationSeconds: 3 })])).size).toBe(3);
  expect(recordingsOf([])).toHaveLength(0);
});
