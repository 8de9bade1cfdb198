// Tracks in sum: counted over every one of them, not over the first few.
import { expect, test } from 'vitest';
import { summarise } from '../../../src/main/procedures/summary.ts';
import { addTrack, tempStore } from '../../helpers/library.ts';

test('counts genres, sources, formats and years of any number of tracks', async () => {
  const store = tempStore();
  const ids = store.write((to) =>
    Array.from({ length: 2500 }, (_, i) =>
      addTrack(to, `${i}.mp3`, {
        durationSeconds: 2,
        year: i === 7 ? 1959 : i === 2400 ? 2024 : null,
        codec: 'MPEG 1 Layer 3',
        container: 'MPEG',
      }),
    ),
  );
  store.write((to) => {
    to.ratings.set(ids, 4);
    to.labels.set(ids.slice(0, 2100), to.genres.ensure('rock'));
    to.kinds.setTracks(ids.slice(-10), 'not music');
  });
  const sum = await summarise({ store }, [...ids, 99_999]);
  expect(sum).toEqual({
    tracks: 2500,
    seconds: 5000,
    notMusic: 10,
    genres: [
      { value: 'rock', tracks: 2100 },
      { value: null, tracks: 390 },
    ],
    sources: [
      { value: 'label', tracks: 2100 },
      { value: 'none', tracks: 390 },
    ],
    formats: [{ value: 'MP3', tracks: 2500 }],
    rating: 4,
    years: { from: 1959, to: 2024 },
  });
  store.write((to) => {
    to.ratings.set(ids.slice(0, 1), null);
    addTrack(to, 'later.flac', { durationSeconds: 3, codec: 'FLAC' });
  });
  // Of many it is counted by what is in memory, of few by the tracks themselves.
  const all = store.tracks.query({}, []);
  const parts = [all.slice(0, 999), all.slice(999, 1998), all.slice(1998)];
  const sums = await Promise.all([all, ...parts].map((some) => summarise({ store }, some)));
  const [whole, ...few] = sums.map(({ tracks, seconds, notMusic }) => [tracks, seconds, notMusic]);
  expect(whole).toEqual(few.reduce((a, b) => a.map((value, n) => value + (b[n] ?? 0))));
  expect(sums[0]).toMatchObject({
    rating: null,
    formats: [
      { value: 'MP3', tracks: 2500 },
      { value: 'FLAC', tracks: 1 },
    ],
  });
  await expect(summarise({ store }, ids, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  expect(await summarise({ store }, [])).toMatchObject({ tracks: 0, genres: [], years: null });
});
