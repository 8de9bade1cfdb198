// Walks through the contract, in real workers over a real library: ids in, ids out, and plain sentences where there is no way.
import { describe, expect, test } from 'vitest';
import type { Client } from '../../../src/core/contract/contract.ts';
import { startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { type Walked, walkedLibrary } from '../../helpers/walkedLibrary.ts';

async function opened(count = 24): Promise<Walked & { client: Client }> {
  const libraryDir = tempDir();
  const walked = walkedLibrary(libraryDir, count);
  const { client } = await startApp(libraryDir);
  return { ...walked, client };
}

describe('a path', () => {
  test('visits the tracks between in their order, and tells what joins them', async () => {
    const { client, ids } = await opened();
    const path = await client.walks.path({ from: ids[2]!, to: ids[14]!, steps: 3, artistGap: 0 });
    expect(path).toMatchObject({ artistGap: 0, isShort: false });
    const places = path.ids.map((id) => ids.indexOf(id));
    expect([places[0], places.at(-1)]).toEqual([2, 14]);
    for (const [n, place] of places.slice(1).entries()) {
      const before = places[n]!;
      expect(place).toBeGreaterThan(before);
      expect(path.joins[n]?.loudnessLu).toBe((place % 5) - (before % 5));
      expect(path.joins[n]?.key === 'same').toBe(place % 4 === before % 4);
      expect(path.joins[n]?.tempoPercent).toBeCloseTo((100 * (place - before)) / (100 + before));
    }
  });

  test('keeps its limits, or names the step that cannot', async () => {
    const { client, ids } = await opened();
    const limits = { tempoPercent: null, key: true, loudnessLu: null };
    const kept = await client.walks.path({ from: ids[0]!, to: ids[23]!, steps: 5, limits });
    expect(kept.joins.flatMap(({ broken }) => broken)).toEqual([]);
    // From A minor to B minor in one step.
    const broken = await client.walks.path({ from: ids[0]!, to: ids[2]!, steps: 1, limits });
    expect(broken.joins.map(({ broken: limit }) => limit)).toEqual([['key']]);
  });

  test('with a track that was not listened to, or from one to itself, is a sentence', async () => {
    const { client, ids, unheard } = await opened();
    await expect(client.walks.path({ from: ids[0]!, to: unheard })).rejects.toThrow(
      /'Unheard' has no place/u,
    );
    await expect(client.walks.path({ from: ids[3]!, to: ids[3]! })).rejects.toThrow(/same recording/u);
    await expect(client.walks.path({ from: ids[3]!, to: 98_765 })).rejects.toThrow(/no track 98765/u);
  });

  test('does not pass what is no music, from the moment that it was said', async () => {
    const { client, ids } = await opened();
    const ask = async () => (await client.walks.path({ from: ids[0]!, to: ids[8]!, steps: 2 })).ids[1];
    const between = await ask();
    expect([3, 4, 5].map((n) => ids[n])).toContain(between);
    await client.tracks.setKind({ ids: [between!], kind: 'not music' });
    expect(await ask()).not.toBe(between);
  });
});

test('a blend is what is nearer to the one side', async () => {
  const { client, ids } = await opened();
  const found = await client.walks.blend({ more: [ids[4]!], less: [ids[16]!], perArtist: 1 });
  // Nearest first; one an artist, so that of 6 and 7 only the first comes.
  expect(
    found
      .slice(0, 2)
      .map(({ id }) => id)
      .sort((a, b) => a - b),
  ).toEqual([ids[3], ids[5]]);
  expect(found.every(({ id }) => id <= ids[10]!)).toBe(true);
  expect(found[0]).toMatchObject({ like: { id: ids[4] }, unlike: { id: ids[16] } });
});

describe('a radio', () => {
  test('from a track begins with it, goes on where it was, and ends when all was played', async () => {
    const { client, ids } = await opened();
    const from = { kind: 'tracks' as const, ids: [ids[10]!] };
    const first = await client.walks.radio({ from, length: 5, seed: 3 });
    expect(first[0]).toMatchObject({ id: ids[10], join: null });
    const played = first.map(({ id }) => id);
    const next = await client.walks.radio({ from, played, length: 50, seed: 3 });
    const whole = await client.walks.radio({ from, length: 100, seed: 3 });
    expect([...first, ...next]).toEqual(whole);
    expect(new Set(whole.map(({ id }) => id))).toEqual(new Set(ids));
    for (const [n, { id }] of whole.slice(0, 20).entries()) {
      const artist = (of: number): number => ids.indexOf(of) >> 1;
      const before = whole.slice(Math.max(0, n - 5), n).map((track) => artist(track.id));
      expect(before).not.toContain(artist(id));
    }
  });

  test('from a genre stays in it while it lasts; from a playlist it begins with that', async () => {
    const { client, ids } = await opened();
    const some = ids.filter((_, n) => n % 3 === 0);
    await client.labels.set({ trackIds: some, genre: 'jazz' });
    const genre = (await client.genres.list()).find(({ name }) => name === 'jazz');
    const inGenre = await client.walks.radio({
      from: { kind: 'filter', filter: { genreId: genre!.id } },
      length: some.length + 2,
      gap: 2,
    });
    expect(new Set(inGenre.slice(0, -2).map(({ id }) => id))).toEqual(new Set(some));
    expect(inGenre.map(({ isBeyond }) => isBeyond)).toEqual([...some.map(() => false), true, true]);
    const { id } = await client.playlists.create({ name: 'Two', trackIds: ids.slice(0, 2) });
    const likeTwo = await client.walks.radio({ from: { kind: 'playlist', id }, length: 3 });
    expect(likeTwo.every((track) => ids.slice(0, 2).includes(track.like.id))).toBe(true);
  });

  test('from nothing, or from what was not listened to, is a sentence', async () => {
    const { client, unheard } = await opened();
    const { id } = await client.playlists.create({ name: 'Empty' });
    await expect(client.walks.radio({ from: { kind: 'playlist', id } })).rejects.toThrow(
      /no track to begin/u,
    );
    await expect(client.walks.radio({ from: { kind: 'tracks', ids: [unheard] } })).rejects.toThrow(
      /no place/u,
    );
  });
});

test('an empty library, and one track', async () => {
  const { client, ids } = await opened(1);
  expect(await client.walks.radio({ from: { kind: 'tracks', ids: [ids[0]!] } })).toHaveLength(1);
  expect(await client.walks.blend({ more: [ids[0]!] })).toEqual([]);
});

test('tracks that name no artist are not taken to be of one', async () => {
  const libraryDir = tempDir();
  const { ids } = walkedLibrary(libraryDir, 24, false);
  const { client } = await startApp(libraryDir);
  const { tracks } = await client.tracks.similar({ id: ids[0]!, limit: 10 });
  expect(tracks).toHaveLength(10);
  const path = await client.walks.path({ from: ids[0]!, to: ids[23]!, steps: 5 });
  expect(path.ids).toHaveLength(6);
  expect(path.joins.flatMap(({ broken }) => broken)).toEqual([]);
});
