// Lists kept from one session to the next are those that would be put together anew, and fall with whatever they are made of.
import { expect, test } from 'vitest';
import { albumOrder } from '../../../src/core/domain/listing.ts';
import { openDatabase } from '../../../src/main/store/database.ts';
import { libraryFileOf } from '../../../src/main/store/folder.ts';
import { keptFrom, keptNames } from '../../../src/main/store/keptLists.ts';
import { wholesFromBlob, wholesToBlob } from '../../../src/main/store/map/blobs.ts';
import { fieldSql } from '../../../src/main/store/tracks/fieldSql.ts';
import { addTrack, openTestStore, type TestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** Just enough tracks for their lists to be kept; some without an artist, an album or a number. */
function libraryOf(count = keptFrom): string {
  const dir = tempDir();
  const store = openTestStore(dir);
  store.write((to) => {
    for (let n = 0; n < count; n++)
      addTrack(to, `${n % 7}/${(n * 7919) % count}.mp3`, {
        title: `Title ${n}`,
        artist: n % 11 === 0 ? null : `Artist ${(n * 31) % 40}`,
        album: n % 5 === 0 ? null : `Álbum ${(n * 17) % 200}`,
        albumArtist: n % 3 === 0 ? `Owner ${n % 13}` : null,
        trackNumber: n % 4 === 0 ? null : n % 12,
      });
  });
  store.close();
  return dir;
}

async function listsOf({ tracks, albums }: TestStore) {
  await tracks.readAhead(albumOrder);
  return {
    ids: tracks.query({}, albumOrder),
    genre: tracks.query({}, [{ key: 'genre', direction: 'descending' }, ...albumOrder]),
    artists: await albums.artists('', keptFrom),
    found: await albums.artists('artist 3', keptFrom),
  };
}

/** What a session sees that asks for all lists, after `change` where there is one. */
async function session(dir: string, change: (store: TestStore) => void = () => undefined) {
  const store = openTestStore(dir);
  try {
    change(store);
    return await listsOf(store);
  } finally {
    store.close();
  }
}

async function inFile<Result>(dir: string, use: (db: ReturnType<typeof openDatabase>) => Result) {
  const db = openDatabase(libraryFileOf(dir));
  try {
    return use(db);
  } finally {
    db.close();
  }
}

const kept = (dir: string) =>
  inFile(dir, (db) => db.prepare<[], string>('SELECT name FROM kept_lists ORDER BY name').pluck().all());
const drop = (dir: string) => inFile(dir, (db) => void db.exec('DELETE FROM kept_lists'));
const all = Object.values(keptNames).toSorted();

test('are the same in the next session, and after changes what they would be anew', async () => {
  const dir = libraryOf();
  const first = await session(dir);
  expect(await kept(dir)).toEqual(all);
  expect(await session(dir)).toEqual(first);
  const [one = 0, other = 0, third = 0] = first.ids;
  const changes: readonly ((store: TestStore) => void)[] = [
    ({ write }) => void write((to) => addTrack(to, 'new.mp3', { artist: 'A new one', album: 'Neu' })),
    ({ write }) => write((to) => to.tracks.setPresence(other, 'missing')),
    ({ write }) =>
      write((to) =>
        to.tracks.relocate(third, Buffer.from('/music/elsewhere.mp3'), '/music/elsewhere.mp3', null),
      ),
    // In the same session both before and after the lists are asked for.
    (store) => {
      store.tracks.query({}, albumOrder);
      store.write((to) => to.tracks.setPresence(one, 'missing'));
    },
    ({ write }) => write((to) => to.labels.set([third], to.genres.ensure('jazz'))),
    ({ write }) =>
      expect(() =>
        write((to) => {
          to.tracks.setPresence(third, 'missing');
          throw new Error('taken back');
        }),
      ).toThrow('taken back'),
  ];
  for (const change of changes) {
    const patched = await session(dir, change);
    const next = await session(dir);
    await drop(dir);
    expect(next).toEqual(patched);
    expect(await session(dir)).toEqual(patched);
  }
});

test('are what the next session goes by, unless they are damaged', async () => {
  const dir = libraryOf();
  const { ids, artists } = await session(dir);
  const replace = (name: string, list: (now: Buffer) => Buffer) =>
    inFile(dir, (db) => {
      const now = db
        .prepare<[string], Buffer>('SELECT list FROM kept_lists WHERE name = ?')
        .pluck()
        .get(name);
      db.prepare('UPDATE kept_lists SET list = ? WHERE name = ?').run(list(now!), name);
    });
  await replace(keptNames.order, (now) => wholesToBlob(wholesFromBlob(now, Int32Array).reverse()));
  expect((await session(dir)).ids).toEqual(ids.toReversed());
  for (const broken of [[1, 1], [keptFrom + 1], [0], [-1]])
    await replace(keptNames.order, (now) => {
      const order = wholesFromBlob(now, Int32Array);
      order.set(broken);
      return wholesToBlob(order);
    }).then(async () => expect((await session(dir)).ids, `${broken}`).toEqual(ids));
  for (const name of all) await replace(name, (now) => now.subarray(5));
  expect(await session(dir)).toMatchObject({ ids, artists });
});

test('fall with each column that they are made of, and with no other', async () => {
  const dir = libraryOf();
  await session(dir);
  const made = new Set([
    ...albumOrder.flatMap(({ key }) => fieldSql[key].columns),
    ...['presence', 'album', 'album_artist', 'artist', 'folder'],
  ]);
  const fell = await inFile(dir, (db) => {
    const columns = db
      .prepare<[], string>("SELECT name FROM pragma_table_info('tracks') WHERE pk = 0")
      .pluck()
      .all();
    const count = db.prepare<[], number>('SELECT count(*) FROM kept_lists').pluck();
    return columns.filter((column) => {
      db.exec(`BEGIN; UPDATE tracks SET ${column} = ${column} WHERE id = 1`);
      const left = count.get();
      db.exec('ROLLBACK');
      return left === 0;
    });
  });
  expect(fell.toSorted()).toEqual([...made].toSorted());
});

test('of few tracks are not kept', async () => {
  const dir = libraryOf(keptFrom - 1);
  await session(dir);
  expect(await kept(dir)).toEqual([]);
});
