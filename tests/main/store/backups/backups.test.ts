// Backups of a real library: what is in them, what they stand for, going back, and nothing that was there being lost.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBackup, lastGoodBackup, listBackups } from '../../../../src/main/store/backups/folder.ts';
import { makeBackup } from '../../../../src/main/store/backups/make.ts';
import { finishRestore, prepareRestore } from '../../../../src/main/store/backups/restore.ts';
import { labelledLibrary, labels, labelsIn, modelName, setLabel } from '../../../helpers/labelledLibrary.ts';
import { openTestStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const day = 86_400_000;
const noon = Date.UTC(2026, 10, 29, 12);

const make = (libraryDir: string, now = noon) => makeBackup({ libraryDir, reason: 'asked', now });

function goBack(libraryDir: string, wanted = 'latest', now = noon + 10 * day): void {
  prepareRestore(libraryDir, wanted, now);
  finishRestore(libraryDir, now);
}

const weights = (libraryDir: string): string => join(libraryDir, 'models', modelName, 'weights.bin');

describe('making', () => {
  test('it has the library with its labels and the models, and says so', () => {
    const dir = labelledLibrary();
    const backup = make(dir);
    expect(backup).toMatchObject({
      name: '2026-11-29T12-00-00-000Z',
      reason: 'asked',
      sound: true,
      tracks: 3,
      labels: 3,
    });
    expect(listBackups(dir)).toEqual([backup]);
    const alone = tempDir();
    rmSync(alone, { recursive: true });
    // It stands alone: moved elsewhere it is a library.
    mkdirSync(alone);
    const folder = join(dir, 'backups', backup.name);
    for (const path of ['library.db', `models/${modelName}/weights.bin`]) {
      mkdirSync(join(alone, path, '..'), { recursive: true });
      writeFileSync(join(alone, path), readFileSync(join(folder, path)));
    }
    expect(labelsIn(alone)).toEqual(labels);
    expect(readFileSync(weights(alone))).toEqual(readFileSync(weights(dir)));
  });

  test('works while the library is open, with what was committed last', () => {
    const dir = labelledLibrary();
    const store = openTestStore(dir);
    store.write((to) => to.labels.set(store.tracks.atPath('/music/a.mp3'), to.genres.ensure('metal')));
    const backup = make(dir);
    store.close();
    setLabel(dir, 'a.mp3', 'pop');
    goBack(dir, backup.name);
    expect(labelsIn(dir)).toEqual({ ...labels, 'a.mp3': 'metal' });
  });

  test('models are copies, which later backups share: writing over the library’s own harms none', () => {
    const dir = labelledLibrary();
    const [first, second] = [make(dir), make(dir, noon + day)];
    const inBackup = (name: string): string => join(dir, 'backups', name, 'models', modelName, 'weights.bin');
    expect(statSync(inBackup(first.name)).ino).not.toBe(statSync(weights(dir)).ino);
    expect(statSync(inBackup(second.name)).ino).toBe(statSync(inBackup(first.name)).ino);
    writeFileSync(weights(dir), 'overwritten in place');
    expect(listBackups(dir).every(({ sound }) => sound)).toBe(true);
    goBack(dir);
    expect(readFileSync(weights(dir))).toEqual(Buffer.alloc(4096, 7));
  });

  test('a damaged library is not backed up over good ones', () => {
    const dir = labelledLibrary(500);
    const good = make(dir);
    const file = join(dir, 'library.db');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 8192, 40_000));
    expect(() => make(dir, noon + day)).toThrow(
      /library\.db cannot be used: it is damaged.*The last good backup is of/su,
    );
    expect(listBackups(dir)).toEqual([good]);
    expect(readdirSync(join(dir, 'backups'))).toEqual([good.name]);
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('what a killed process was writing is swept at the next opening, and not what another is writing', () => {
    const dir = labelledLibrary();
    const another = `2026-11-29T00-00-00-000Z-${process.ppid}.draft`;
    mkdirSync(join(dir, 'backups', another), { recursive: true });
    mkdirSync(join(dir, 'backups', '2026-11-28T00-00-00-000Z.draft'), { recursive: true });
    mkdirSync(join(dir, 'restoring.draft'));
    openTestStore(dir).close();
    expect(readdirSync(join(dir, 'backups'))).toEqual([another]);
    expect(existsSync(join(dir, 'restoring.draft'))).toBe(false);
  });

  test('the limit is a setting, and the two newest stay', () => {
    const dir = labelledLibrary();
    const store = openTestStore(dir);
    store.write((to) => to.settings.set({ backupLimitGb: 0.1 }));
    store.close();
    for (let n = 0; n < 4; n++) {
      make(dir, noon + n * 1000);
      // Stands for a large model, whose bytes are not shared.
      truncateSync(weights(dir), 60 * 2 ** 20 + n);
    }
    expect(listBackups(dir)).toHaveLength(2);
  });

  test('nothing to back up is said plainly', () => {
    expect(() => make(tempDir())).toThrow(/There is no library in/u);
  });
});

describe('finding', () => {
  test('by name, by date, or the latest; others are said not to be there', () => {
    const dir = labelledLibrary();
    const [older, newer] = [make(dir, noon - day), make(dir)];
    expect(findBackup(dir, older.name)).toEqual(older);
    expect(findBackup(dir, '2026-11-28')).toEqual(older);
    expect(findBackup(dir, 'latest')).toEqual(newer);
    expect(() => findBackup(dir, '2025')).toThrow(/There is no backup ‘2025’/u);
    expect(() => findBackup(tempDir(), 'latest')).toThrow(/There is no backup yet/u);
  });

  test('one whose files are gone or cut short is not a good one, and the list works all the same', () => {
    const dir = labelledLibrary();
    const [older, newer, newest] = [make(dir, noon - day), make(dir), make(dir, noon + day)];
    truncateSync(join(dir, 'backups', newer.name, 'library.db'), 100);
    writeFileSync(join(dir, 'backups', newest.name, 'backup.json'), '{');
    expect(lastGoodBackup(dir)).toEqual(older);
    const soundOf = Object.fromEntries(listBackups(dir).map(({ name, sound }) => [name, sound]));
    expect(soundOf).toEqual({ [newest.name]: false, [newer.name]: false, [older.name]: true });
    expect(() => prepareRestore(dir, newer.name, noon)).toThrow(/This backup is damaged itself/u);
  });
});

describe('going back', () => {
  test('the labels of then are there, and those of now are a backup to go back to', () => {
    const dir = labelledLibrary();
    const { name } = make(dir);
    setLabel(dir, 'a.mp3', 'metal');
    goBack(dir, name);
    expect(labelsIn(dir)).toEqual(labels);
    const [aside] = listBackups(dir);
    expect(aside).toMatchObject({ reason: 'set-aside', sound: true, labels: 3 });
    goBack(dir, aside?.name, noon + 11 * day);
    expect(labelsIn(dir)).toEqual({ ...labels, 'a.mp3': 'metal' });
  });

  test('a model that was deleted or damaged since is there again, the damaged one kept', () => {
    const dir = labelledLibrary();
    const { name } = make(dir);
    rmSync(join(dir, 'models'), { recursive: true });
    goBack(dir, name);
    expect(readFileSync(weights(dir))).toEqual(Buffer.alloc(4096, 7));
    writeFileSync(weights(dir), 'damaged');
    goBack(dir, name, noon + 12 * day);
    expect(readFileSync(weights(dir))).toEqual(Buffer.alloc(4096, 7));
    const [aside] = listBackups(dir);
    const kept = join(dir, 'backups', aside?.name ?? '', 'damaged-models', modelName, 'weights.bin');
    expect(readFileSync(kept, 'utf8')).toBe('damaged');
  });

  test.each([
    ['gone', (file: string) => rmSync(file)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['cut short', (file: string) => truncateSync(file, 20_000)],
    ['garbage', (file: string) => writeFileSync(file, 'nothing of the kind'.repeat(50))],
  ])(
    'a library that is %s: the last good backup takes its place, what is left of it is kept',
    (_, damage) => {
      const dir = labelledLibrary();
      make(dir);
      const file = join(dir, 'library.db');
      damage(file);
      const left = existsSync(file) ? readFileSync(file) : null;
      goBack(dir);
      expect(labelsIn(dir)).toEqual(labels);
      const aside = listBackups(dir).find(({ reason }) => reason === 'set-aside');
      if (left === null) expect(aside).toBeUndefined();
      else {
        expect(aside?.sound).toBe(false);
        expect(readFileSync(join(dir, 'backups', aside?.name ?? '', 'library.db'))).toEqual(left);
      }
    },
  );

  test('the -wal file of a damaged library does not get into the backup that takes its place', () => {
    const dir = labelledLibrary();
    make(dir);
    const store = openTestStore(dir);
    store.write((to) => to.labels.set(store.tracks.atPath('/music/a.mp3'), to.genres.ensure('metal')));
    const wal = readFileSync(join(dir, 'library.db-wal'));
    store.close();
    writeFileSync(join(dir, 'library.db'), 'garbage');
    writeFileSync(join(dir, 'library.db-wal'), wal);
    goBack(dir);
    expect(existsSync(join(dir, 'library.db-wal'))).toBe(false);
    expect(labelsIn(dir)).toEqual(labels);
  });

  test('made ready while the library is open, it is taken at the next opening', () => {
    const dir = labelledLibrary();
    const { name } = make(dir);
    const store = openTestStore(dir);
    store.write((to) => to.labels.set(store.tracks.atPath('/music/a.mp3'), to.genres.ensure('metal')));
    prepareRestore(dir, name, noon + day);
    store.close();
    expect(labelsIn(dir)).toEqual(labels);
    expect(existsSync(join(dir, 'restoring'))).toBe(false);
  });

  test('what is set aside days after going back was asked for has the date of that day', () => {
    const dir = labelledLibrary();
    const { name } = make(dir);
    const store = openTestStore(dir);
    prepareRestore(dir, name, noon + day);
    make(dir, noon + 2 * day);
    store.write((to) => to.labels.set(store.tracks.atPath('/music/a.mp3'), to.genres.ensure('metal')));
    store.close();
    finishRestore(dir, noon + 3 * day);
    expect(listBackups(dir)[0]).toMatchObject({
      name: '2026-12-02T12-00-00-000Z',
      madeAt: noon + 3 * day,
      reason: 'set-aside',
      sound: true,
    });
    expect(labelsIn(dir)).toEqual(labels);
    goBack(dir, 'latest', noon + 4 * day);
    expect(labelsIn(dir)).toMatchObject({ 'a.mp3': 'metal' });
  });
});
