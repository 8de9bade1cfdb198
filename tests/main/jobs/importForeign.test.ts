// Imports from other programs through the real app: what comes in, in one step that undo takes back; bad files write nothing.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../../src/core/contract/contract.ts';
import type { ForeignReport } from '../../../src/core/domain/foreign.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const names = ['One', 'Two', 'Three', 'Fünf'] as const;

/** The four tracks that the databases of Mixxx and beets know, below another root. */
async function library() {
  const dir = tempDir();
  const store = openTestStore(dir);
  const ids = names.map((title, i) =>
    addTrack(store, `A Band/First/0${i + 1} ${title}.mp3`, {
      title,
      artist: 'A Band',
      album: 'First',
      durationSeconds: 5 + i,
    }),
  );
  store.close();
  const [one = 0, two = 0, three = 0, five = 0] = ids;
  return { ...(await startApp(dir)), dir, one, two, three, five };
}

async function imported(
  client: Client,
  input: Parameters<Client['imports']['start']>[0],
): Promise<ForeignReport> {
  const result = await resultOf(client, client.imports.start(input));
  if (result.kind !== 'import') throw new Error(result.kind);
  return result.report;
}

/** A database made of what the real program wrote. */
function databaseOf(dump: string, wal = false): string {
  const path = join(tempDir(), 'some.db');
  const db = new Database(path);
  if (wal) db.pragma('journal_mode = WAL');
  db.exec(readFileSync(join(import.meta.dirname, `../store/foreign/${dump}.sql`), 'utf8'));
  db.close();
  return path;
}

async function lists(client: Client): Promise<Record<string, number[]>> {
  const all = await client.playlists.list({});
  return Object.fromEntries(
    await Promise.all(
      all.map(async ({ id, name }) => [name, await client.playlists.tracks({ id })] as const),
    ),
  );
}

test("Mixxx's database: ratings, plays, cues, playlists and crates; looked at first, then one step, then taken back", {
  timeout: 60_000,
}, async () => {
  const { client, one, two, three, five } = await library();
  const path = databaseOf('mixxx-2.3.3');
  await client.labels.rate({ trackIds: [two], stars: 5 });
  const looked = await imported(client, { paths: [path], dryRun: true });
  expect(looked).toMatchObject({
    dryRun: true,
    changeId: null,
    taken: { playlists: 0, ratings: 0 },
    files: [
      {
        kind: 'mixxx',
        tracks: 4,
        byPath: 4,
        notFound: 0,
        ratings: 2,
        plays: 1,
        cues: 1,
        genres: 4,
        namedPlaylists: [
          { name: 'Warm up', tracks: 2, missing: 0, isKnown: false },
          { name: 'Peak time', tracks: 1 },
        ],
      },
    ],
  });
  expect(await lists(client)).toEqual({});
  const { taken } = await imported(client, { paths: [path] });
  // A person has rated one of the two already.
  expect(taken).toEqual({ playlists: 2, ratings: 1, plays: 1, cues: 1, genres: 4, labels: 0 });
  expect(await lists(client)).toEqual({ 'Warm up': [two, one], 'Peak time': [five] });
  expect(await client.tracks.get({ id: one })).toMatchObject({
    rating: 5,
    playCount: 3,
    cuePoints: [
      { seconds: 1.5, lengthSeconds: null, number: 0, name: 'drop', colour: '#ff0000', source: 'Mixxx' },
      { seconds: 2, lengthSeconds: 1, number: 1, name: null, colour: '#00ff00', source: 'Mixxx' },
    ],
  });
  expect(await client.tracks.get({ id: two })).toMatchObject({ rating: 5 });
  const tags = await client.trackTags.of({ ids: [three] });
  expect(tags).toMatchObject([{ name: 'techno', by: 'import' }]);
  // The same again changes nothing.
  expect((await imported(client, { paths: [path] })).taken).toMatchObject({
    playlists: 0,
    ratings: 0,
    cues: 0,
  });
  expect(await client.changes.undo()).toMatchObject({ of: 'tracks' });
  expect(await lists(client)).toEqual({});
  expect(await client.tracks.get({ id: one })).toMatchObject({ rating: null, cuePoints: [], playCount: 3 });
  expect(await client.tracks.get({ id: two })).toMatchObject({ rating: 5 });
  await client.changes.redo();
  expect(await lists(client)).toEqual({ 'Warm up': [two, one], 'Peak time': [five] });
});

test("beets' database, also where its log holds what the file does not; genres as labels", {
  timeout: 60_000,
}, async () => {
  const { client, one, two, three } = await library();
  const path = databaseOf('beets-1.6.0', true);
  const open = new Database(path);
  open.pragma('wal_autocheckpoint = 0');
  open.exec("INSERT INTO item_attributes (entity_id, key, value) VALUES (3, 'rating', '100')");
  const before = readFileSync(path);
  await client.labels.set({ trackIds: [three], genre: 'jazz' });
  const { files, taken } = await imported(client, { paths: [path], genresAsLabels: true });
  open.close();
  expect(readFileSync(path).length).toBeGreaterThanOrEqual(before.length);
  expect(files).toMatchObject([{ kind: 'beets', tracks: 4, byPath: 4, ratings: 3, plays: 1 }]);
  expect(taken).toMatchObject({ ratings: 3, plays: 1, genres: 0, labels: 3 });
  expect(await client.tracks.get({ id: one })).toMatchObject({
    rating: 4,
    playCount: 7,
    lastPlayedAt: 1_700_000_000_000,
    genre: 'rock',
    genreSource: 'label',
  });
  expect(await client.tracks.get({ id: two })).toMatchObject({ rating: 5 });
  expect(await client.tracks.get({ id: three })).toMatchObject({ rating: 5, genre: 'jazz' });
});

test('Navidrome: below a library folder or absolute, the person with most ratings', {
  timeout: 60_000,
}, async () => {
  const { client, one, two } = await library();
  for (const isNew of [false, true]) {
    const path = join(tempDir(), 'navidrome.db');
    const db = new Database(path);
    // As its migrations leave the tables, without the columns that are not read.
    db.exec(`
      CREATE TABLE media_file (id varchar(255) PRIMARY KEY, path varchar(255), title varchar(255), album varchar(255), artist varchar(255),
        duration real, genre varchar(255)${isNew ? ', library_id integer default 1' : ''});
      ${isNew ? "CREATE TABLE library (id integer primary key, name text, path text); INSERT INTO library VALUES (1, 'Music', '/srv/music');" : ''}
      CREATE TABLE annotation (user_id varchar(255), item_id varchar(255), item_type varchar(255), play_count integer, play_date datetime, rating integer, starred bool);
      CREATE TABLE playlist (id varchar(255) PRIMARY KEY, name varchar(255), owner_id varchar(255), rules varchar);
      CREATE TABLE playlist_tracks (id integer, playlist_id varchar(255), media_file_id varchar(255));
      INSERT INTO media_file (id, path, title, artist, album, duration) VALUES
        ('a', '${isNew ? '' : '/srv/music/'}A Band/First/01 One.mp3', 'One', 'A Band', 'First', 5.04), ('b', '${isNew ? '' : '/srv/music/'}A Band/First/02 Two.mp3', 'Two', 'A Band', 'First', 6);
      INSERT INTO annotation VALUES ('u', 'a', 'media_file', 4, '2024-01-02 03:04:05.678+02:00', 3, 1), ('u', 'b', 'media_file', 1, NULL, 0, 0),
        ('v', 'b', 'media_file', 9, NULL, 1, 0), ('u', 'x', 'album', 9, NULL, 1, 0);
      INSERT INTO playlist VALUES ('p', 'From the server', 'u', NULL); INSERT INTO playlist_tracks VALUES (2, 'p', 'a'), (1, 'p', 'b');`);
    db.close();
    const { files } = await imported(client, { paths: [path] });
    expect(files).toMatchObject([
      { kind: 'navidrome', byPath: 2, ratings: 1, plays: 2, notes: [expect.stringContaining('2 people')] },
    ]);
  }
  expect(await client.tracks.get({ id: one })).toMatchObject({
    rating: 3,
    playCount: 4,
    lastPlayedAt: Date.UTC(2024, 0, 2, 1, 4, 5),
  });
  expect(await client.tracks.get({ id: two })).toMatchObject({ rating: null, playCount: 1 });
  expect(await lists(client)).toEqual({ 'From the server': [two, one] });
});

test('playlist files: beside the list, in Latin-1, what is not found with its line; several in one step', {
  timeout: 60_000,
}, async () => {
  const { client, one, five } = await library();
  const folder = tempDir();
  const latin = join(folder, 'Old player.m3u');
  writeFileSync(
    latin,
    Buffer.from(
      '#EXTM3U\r\nE:\\Music\\A Band\\First\\04 F\u00fcnf.mp3\r\n#EXTINF:200,Nobody - Nothing\r\ngone.mp3\r\n',
      'latin1',
    ),
  );
  const beside = join(folder, 'x.pls');
  writeFileSync(beside, '[playlist]\nFile1=First/01 One.mp3\nNumberOfEntries=1\n');
  const { files, changeId } = await imported(client, { paths: [latin, beside] });
  expect(files).toMatchObject([
    { kind: 'm3u', byPath: 1, notFound: 1, notFoundTracks: [{ line: 4, text: 'gone.mp3' }] },
    { kind: 'pls', byPath: 1 },
  ]);
  expect(changeId).not.toBeNull();
  expect(await lists(client)).toEqual({ 'Old player': [five], x: [one] });
  await client.changes.undo();
  expect(await lists(client)).toEqual({});
});

test('cancelled in the middle: what has come in is whole and goes with one undo; cancelled while it is read, nothing comes in', {
  timeout: 60_000,
}, async () => {
  const dir = tempDir();
  const store = openTestStore(dir);
  const count = 1200;
  const ids = Array.from({ length: count }, (_, n) => addTrack(store, `m/${n}.mp3`, { title: `${n}` }));
  store.close();
  const { client } = await startApp(dir);
  const all = Array.from({ length: count }, (_, n) => n);
  const path = join(tempDir(), 'rekordbox.xml');
  const track = (n: number): string =>
    `<TRACK TrackID="${n}" Rating="204" Genre="Disco" PlayCount="3" Location="file://localhost/Users/dj/m/${n}.mp3"><POSITION_MARK Name="Drop" Type="0" Start="1.5" Num="0"/></TRACK>`;
  const list = `<NODE Name="All" Type="1" KeyType="0" Entries="${count}">${all.map((n) => `<TRACK Key="${n}"/>`).join('')}</NODE>`;
  writeFileSync(
    path,
    `<DJ_PLAYLISTS Version="1.0.0"><PRODUCT Name="rekordbox" Version="6.8.5"/><COLLECTION Entries="${count}">${all.map(track).join('')}</COLLECTION><PLAYLISTS><NODE Type="0" Name="ROOT" Count="1">${list}</NODE></PLAYLISTS></DJ_PLAYLISTS>`,
  );
  const cancelled = async (phase: string, atLeast: number): Promise<void> => {
    const { jobId } = await client.imports.start({ paths: [path], genresAsLabels: true });
    let last = '';
    for await (const { status } of await client.jobs.follow({ id: jobId })) {
      last = status.state;
      if (status.state !== 'running') continue;
      const { step, done } = status.progress;
      if (step.phase === phase && done >= atLeast) await client.jobs.cancel({ id: jobId });
    }
    expect(last).toBe('cancelled');
  };
  await cancelled('reading-import', 0);
  expect(await lists(client)).toEqual({});
  expect(await client.changes.undo()).toBeNull();

  await cancelled('writing-import', 1);
  expect(await lists(client)).toEqual({ All: ids });
  const tracks = async () => {
    const found = [];
    for (let from = 0; from < count; from += 200)
      found.push(...(await client.tracks.details({ ids: ids.slice(from, from + 200) })));
    return found;
  };
  const came = (await tracks()).filter(({ rating }) => rating === 4);
  // Whole transactions, and not all of them.
  expect(came.length).toBeGreaterThan(0);
  const labelled = (await tracks()).filter(({ genre }) => genre !== null);
  expect(labelled.length).toBeLessThan(count);
  expect(await client.changes.undo()).toMatchObject({ of: 'tracks' });
  expect(await lists(client)).toEqual({});
  for (const { rating, cuePoints, genre } of await tracks())
    expect([rating, cuePoints.length, genre]).toEqual([null, 0, null]);
  expect(await client.changes.undo()).toBeNull();
  // Nothing of it stands in the way of the whole.
  expect((await imported(client, { paths: [path], genresAsLabels: true })).taken).toEqual({
    playlists: 1,
    ratings: count,
    plays: count,
    cues: count,
    genres: 0,
    labels: count,
  });
});

describe('a file that cannot be used is named with the reason, and nothing is written', () => {
  test('of each kind', { timeout: 90_000 }, async () => {
    const { client, dir } = await library();
    const folder = tempDir();
    const good = join(folder, 'good.m3u8');
    writeFileSync(good, 'First/01 One.mp3\n');
    mkdirSync(join(folder, 'folder.xml'));
    const file = (name: string, content: string | Buffer): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const mixxx = readFileSync(databaseOf('mixxx-2.3.3'));
    copyFileSync(join(dir, 'library.db'), join(folder, 'own.db'));
    const garbled = Buffer.from(mixxx);
    garbled.fill(0xa5, 4096, 12_000);
    const cases: readonly (readonly [path: string, reason: string])[] = [
      [join(folder, 'none.xml'), 'nothing at this path'],
      [join(folder, 'folder.xml'), 'regular file'],
      [file('empty.nml', ''), 'empty'],
      [file('binary.m3u8', Buffer.from([0x23, 0x0a, 0, 1, 2])), 'binary'],
      [
        file(
          'entities.xml',
          '<!DOCTYPE plist [<!ENTITY a "aaaa">]><plist><dict><key>Tracks</key>&a;</dict></plist>',
        ),
        'entities',
      ],
      [file('other.nml', '<NML VERSION="9"><COLLECTION/></NML>'), "version '9'"],
      [file('cut.xml', '<DJ_PLAYLISTS Version="1.0.0"><COLLECTION><TRACK TrackID="1"'), 'not well-formed'],
      [file('cut.sqlite', mixxx.subarray(0, 20_000)), 'damaged'],
      [file('garbled.sqlite', garbled), 'damaged'],
      [join(folder, 'own.db'), 'no program that is known'],
      [
        file('latin.xml', Buffer.from('<plist><dict><key>Tr\u00fccks</key></dict></plist>', 'latin1')),
        'encoding',
      ],
    ];
    for (const [path, reason] of cases) {
      const { status } = await ended(client, client.imports.start({ paths: [good, path] }));
      expect(status, path).toMatchObject({
        state: 'failed',
        error: { path, message: expect.stringContaining(reason) },
      });
    }
    const as = await ended(client, client.imports.start({ paths: [databaseOf('beets-1.6.0')], as: 'mixxx' }));
    expect(as.status).toMatchObject({ error: { message: expect.stringContaining('no database of mixxx') } });
    expect(await lists(client)).toEqual({});
    expect(await client.changes.undo()).toBeNull();
  });
});
