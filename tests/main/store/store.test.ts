// The library on disk: opening, locking, refusing, finding tracks by filter, sort, search and path.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { openStore } from '../../../src/main/store/store.ts';
import { addModel, addTrack, foundFile, openTestStore, predict, tempStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

function kindOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.kind;
    throw error;
  }
  return 'no error';
}

describe('opening', () => {
  test('what was written is there again', () => {
    const dir = tempDir();
    const first = openTestStore(dir);
    const id = addTrack(first, 'a.mp3', { title: 'A', genres: ['Rock', 'Pop'] });
    first.write((to) => to.settings.set({ confidenceThreshold: 0.25 }));
    first.close();
    const again = tempStore(dir);
    expect(again.tracks.get(id)).toMatchObject({ title: 'A', declaredGenres: ['Rock', 'Pop'] });
    expect(again.settings.get().confidenceThreshold).toBe(0.25);
  });

  test('one library, one process: the second learns who has it', () => {
    const dir = tempDir();
    tempStore(dir);
    const script = `
      const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src/main/store/store.ts'))});
      try { openStore(${JSON.stringify(dir)}); } catch (error) { console.log(error.kind, error.message); }`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect(stdout).toContain('library-busy');
    expect(stdout).toContain(`Process ${process.pid}`);
  });

  test('a process that was killed leaves no lock behind', () => {
    const dir = tempDir();
    const script = `
      const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src/main/store/store.ts'))});
      openStore(${JSON.stringify(dir)});
      process.kill(process.pid, 'SIGKILL');`;
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
    expect(signal).toBe('SIGKILL');
    expect(tempStore(dir).tracks.counts().present).toBe(0);
  });

  test('a damaged file, a foreign database and a newer library are refused by name, and left as they are', () => {
    const damaged = tempDir();
    writeFileSync(join(damaged, 'library.db'), 'this is no database, whatever it is called'.repeat(100));
    expect(kindOf(() => openStore(damaged))).toBe('library-unusable');

    const foreign = tempDir();
    const other = new Database(join(foreign, 'library.db'));
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    expect(kindOf(() => openStore(foreign))).toBe('library-unusable');

    const newer = tempDir();
    openStore(newer).close();
    const db = new Database(join(newer, 'library.db'));
    db.pragma('user_version = 999');
    db.close();
    expect(kindOf(() => openStore(newer))).toBe('library-unusable');
  });
});

describe('tracks', () => {
  test('are found by every word, without regard to case and accents', () => {
    const store = tempStore();
    const moon = addTrack(store, 'x/01.mp3', { title: 'Moonlight', artist: 'Björk', album: '100% Début' });
    const sun = addTrack(store, 'x/02.mp3', { title: 'Sunlight', artist: 'Anna' });
    const search = (text: string) => store.tracks.query({ search: text }, []);
    expect(search('MOON')).toEqual([moon]);
    expect(search('moon bjork')).toEqual([moon]);
    expect(search('100%')).toEqual([moon]);
    expect(search('x/02')).toEqual([sun]);
    expect(search("' OR 1=1 --")).toEqual([]);
    expect(search('')).toEqual([moon, sun]);
  });

  test('are sorted by several keys, nothing last in both directions', () => {
    const store = tempStore();
    const a = addTrack(store, '1', { artist: 'b', title: 'x' });
    const b = addTrack(store, '2', { artist: 'A', title: 'y' });
    const c = addTrack(store, '3', { artist: 'a', title: 'z' });
    const none = addTrack(store, '4', { title: 'a' });
    const by = (direction: 'ascending' | 'descending') =>
      store.tracks.query({}, [
        { key: 'artist', direction },
        { key: 'title', direction: 'descending' },
      ]);
    expect(by('ascending')).toEqual([c, b, a, none]);
    expect(by('descending')).toEqual([a, c, b, none]);
  });

  test('are filtered by genre, source and presence', () => {
    const store = tempStore();
    const model = addModel(store, ['rock', 'jazz']);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => addTrack(store, name));
    predict(store, model, a!, 'rock', 0.9);
    predict(store, model, b!, 'jazz', 0.9);
    store.write((to) => to.tracks.setPresence(b!, 'missing'));
    const rock = store.genres.idOf('rock')!;
    expect(store.tracks.query({ genreId: rock }, [])).toEqual([a]);
    expect(store.tracks.query({ genreId: null }, [])).toEqual([c]);
    expect(store.tracks.query({ source: 'model' }, [])).toEqual([a]);
    expect(store.tracks.query({ presence: 'missing' }, [])).toEqual([b]);
  });

  test('keep the probabilities that were predicted', () => {
    const store = tempStore();
    const model = addModel(store, ['rock', 'jazz', 'pop']);
    const id = addTrack(store, 'a');
    predict(store, model, id, 'jazz', 0.5);
    expect(store.tracks.get(id).probabilities).toEqual({ rock: 0.25, jazz: 0.5, pop: 0.25 });
    expect(store.tracks.get(id).baseLearners).toEqual({ knn: { rock: 0.25, jazz: 0.5, pop: 0.25 } });
  });

  test('are found by path: the file itself, or everything in a folder, but not its neighbours', () => {
    const store = tempStore();
    const inside = addTrack(store, 'rock/a.mp3');
    const deeper = addTrack(store, 'rock/live/b.mp3');
    addTrack(store, 'rock and roll/c.mp3');
    addTrack(store, 'rock.mp3');
    expect(store.tracks.atPath('/music/rock')).toEqual([inside, deeper]);
    expect(store.tracks.atPath('/music/rock/a.mp3')).toEqual([inside]);
    expect(store.tracks.atPath('/music/roc')).toEqual([]);
    expect(store.tracks.idAt(Buffer.from('/music/rock.mp3'))).not.toBeNull();
    expect(store.tracks.idAt(Buffer.from('/music/rock'))).toBeNull();
  });

  test('may have names of any bytes', () => {
    const store = tempStore();
    const rootId = store.write((to) => to.roots.add(Buffer.from('/music'), '/music'));
    const path = Buffer.concat([Buffer.from('/music/'), Buffer.from([0xff, 0xfe, 0x2e, 0x6d, 0x70, 0x33])]);
    const id = store.write((to) => to.tracks.add(foundFile(path, {}, { rootId })));
    expect(store.tracks.file(id).path.equals(path)).toBe(true);
    expect(store.tracks.get(id).fileName).toBe('\ufffd\ufffd.mp3');
    expect(store.tracks.idAt(path)).not.toBeNull();
    expect(store.tracks.idAt(Buffer.from('/music/\ufffd\ufffd.mp3'))).toBeNull();
  });

  test('a transaction that fails leaves nothing', () => {
    const store = tempStore();
    expect(() =>
      store.write((to) => {
        addTrack(to, 'a');
        to.settings.set({ confidenceThreshold: 0.9 });
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(store.tracks.query({}, [])).toEqual([]);
    expect(store.settings.get().confidenceThreshold).not.toBe(0.9);
  });
});

describe('the hot queries use their indexes', () => {
  test.each([
    ['a genre', "SELECT id FROM tracks WHERE genre_id = 1 AND presence = 'present'", 'tracks_by_genre'],
    [
      'last label',
      'SELECT genre_id FROM labels WHERE track_id = 1 ORDER BY id DESC LIMIT 1',
      'labels_by_track',
    ],
    ['waiting', "SELECT id FROM tracks WHERE state = 'new' AND presence = 'present'", 'tracks_by_view'],
    ['declared', "SELECT track_id FROM declared_genres WHERE written = 'Rock'", 'declared_genres_by_written'],
    ['whether a path is taken', "SELECT 1 FROM tracks WHERE path = x'2f'", 'tracks_1 (path=?)'],
  ])('%s', (_name, sql, index) => {
    const dir = tempDir();
    openStore(dir).close();
    const db = new Database(join(dir, 'library.db'));
    const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all();
    db.close();
    expect(plan.map(({ detail }) => detail).join('; ')).toContain(index);
  });
});
