// Libraries that are really damaged: each opens with every label, or is refused with a plain sentence and left as it is.
import {
  copyFileSync,
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
import { AppError } from '../../../src/core/domain/errors.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { listBackups } from '../../../src/main/store/backups/folder.ts';
import { makeBackup } from '../../../src/main/store/backups/make.ts';
import { damageIn, problemsIn } from '../../../src/main/store/damage.ts';
import { labelledLibrary, labels, labelsIn } from '../../helpers/labelledLibrary.ts';
import { openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** The refusal, which must name the file and have left every file beside it as it was. */
function refusal(libraryDir: string): string {
  const before = filesOf(libraryDir);
  try {
    openTestStore(libraryDir).close();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.kind).toBe('library-unusable');
    expect(error.message).toContain('library.db');
    expect(filesOf(libraryDir)).toEqual(before);
    return error.message;
  }
  throw new Error('the library was opened');
}

/** All but the lock, and the index of a -wal file, which holds nothing. */
function filesOf(libraryDir: string): Record<string, string> {
  const names = readdirSync(libraryDir).filter((name) => /^library\.db(-wal)?$/u.test(name));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(libraryDir, name)).toString('base64')]),
  );
}

const libraryOf = (dir: string): string => join(dir, 'library.db');

describe('before it is opened', () => {
  test('a library.db that is gone or empty beside its models is no new library', () => {
    const dir = labelledLibrary();
    truncateSync(libraryOf(dir), 0);
    expect(refusal(dir)).toMatch(
      /it is empty, though there are models beside it.*Nothing was changed.*no backup/su,
    );
    rmSync(libraryOf(dir));
    expect(refusal(dir)).toMatch(/it is gone, though there are models beside it/u);
    expect(existsSync(libraryOf(dir))).toBe(false);
  });

  test('and the last good backup is offered, by its date', () => {
    const dir = labelledLibrary();
    makeBackup({ libraryDir: dir, reason: 'asked', now: new Date(2026, 10, 29, 20, 15).getTime() });
    rmSync(join(dir, 'models'), { recursive: true });
    truncateSync(libraryOf(dir), 0);
    expect(refusal(dir)).toMatch(
      /though there are backups of it.*The last good backup is of 2026-11-29 20:15\./su,
    );
  });

  test('an empty folder, and what a killed first start leaves, is a new library', () => {
    const dir = tempDir();
    writeFileSync(libraryOf(dir), '');
    mkdirSync(join(dir, 'models', 'half.draft'), { recursive: true });
    openTestStore(dir).close();
    expect(statSync(libraryOf(dir)).size).toBeGreaterThan(0);
  });

  test('a file that was cut short is told from its header', () => {
    const dir = labelledLibrary();
    truncateSync(libraryOf(dir), statSync(libraryOf(dir)).size - 4096);
    expect(refusal(dir)).toMatch(/it was cut short, to \d+ of \d+ bytes/u);
    truncateSync(libraryOf(dir), 50);
    expect(refusal(dir)).toMatch(/it was cut short\./u);
  });

  test('a damaged first page is told', () => {
    const dir = labelledLibrary();
    const bytes = readFileSync(libraryOf(dir));
    bytes.writeUInt16BE(1000, 16);
    writeFileSync(libraryOf(dir), bytes);
    expect(refusal(dir)).toMatch(/its first page is damaged/u);
    writeFileSync(libraryOf(dir), Buffer.alloc(bytes.length, 0x20));
    expect(refusal(dir)).toMatch(/it is not a library of Stackwax/u);
  });
});

describe('the -wal file', () => {
  /** A library and the -wal file of what was labelled last, as a killed process leaves them. */
  function killed(more = 0): { dir: string; wal: string } {
    const open = labelledLibrary(more);
    const dir = tempDir();
    const store = openTestStore(open);
    store.write((to) => to.labels.set(store.tracks.atPath('/music/a.mp3'), to.genres.ensure('metal')));
    for (const suffix of ['', '-wal']) copyFileSync(libraryOf(open) + suffix, libraryOf(dir) + suffix);
    store.close();
    return { dir, wal: `${libraryOf(dir)}-wal` };
  }

  test('of a killed process is recovered', () => {
    expect(labelsIn(killed().dir)).toEqual({ ...labels, 'a.mp3': 'metal' });
  });

  test('cut short or garbled, what was committed before stays', () => {
    const cut = killed();
    truncateSync(cut.wal, 5000);
    expect(labelsIn(cut.dir)).toMatchObject({ 'b.mp3': 'jazz', 'c.mp3': 'folk' });
    const garbled = killed();
    writeFileSync(garbled.wal, Buffer.alloc(50_000, 0x33));
    expect(labelsIn(garbled.dir)).toEqual(labels);
  });

  test('is not dropped when its library was emptied or is gone', () => {
    const { dir, wal } = killed();
    truncateSync(libraryOf(dir), 0);
    expect(refusal(dir)).toMatch(/it is empty, though library\.db-wal beside it is not/u);
    rmSync(libraryOf(dir));
    expect(refusal(dir)).toMatch(/it is gone, though library\.db-wal beside it is not/u);
    expect(existsSync(wal)).toBe(true);
  });

  test('of another library is not let into this one', () => {
    const { wal } = killed();
    const dir = labelledLibrary(2000);
    copyFileSync(wal, `${libraryOf(dir)}-wal`);
    expect(refusal(dir)).toMatch(/left in library\.db-wal it is damaged .*may not belong together/u);
    // Taken away, the library is whole.
    rmSync(`${libraryOf(dir)}-wal`);
    expect(labelsIn(dir)).toEqual(labels);
  });

  test('that stayed behind when the library was copied costs what was in it, and nothing else', () => {
    const { dir, wal } = killed();
    rmSync(wal);
    expect(labelsIn(dir)).toEqual(labels);
  });
});

test('a hundred damages at seeded places: all labels, or a plain sentence, and the backups as they are', {
  timeout: 120_000,
}, () => {
  const dir = labelledLibrary(300);
  const backup = makeBackup({ libraryDir: dir, reason: 'asked', now: Date.now() }).name;
  const original = readFileSync(libraryOf(dir));
  const { integer } = createRandom(11);
  const at = (): number => integer(original.length);
  let [opened, refused] = [0, 0];
  for (let n = 0; n < 100; n++) {
    const bytes = Buffer.from(original);
    const length = [1, 16, 512, 8192][n % 4] ?? 1;
    // Half of them in the first pages, where the schema and the headers are.
    const start = n % 2 === 0 ? integer(20_000) : at();
    for (let i = start; i < Math.min(start + length, bytes.length); i++) bytes[i] = integer(256);
    const damaged = n % 10 === 9 ? bytes.subarray(0, start) : bytes;
    writeFileSync(libraryOf(dir), damaged);
    for (const suffix of ['-wal', '-shm']) rmSync(libraryOf(dir) + suffix, { force: true });
    const what = `damage ${n}: ${length} bytes at ${start}`;
    try {
      const found = labelsIn(dir);
      opened += 1;
      // The check after opening finds what opening did not meet.
      if (problemsIn(libraryOf(dir)).length === 0) expect(found, what).toEqual(labels);
    } catch (error) {
      // What reading meets is put into the same words by the router.
      const expected = error instanceof AppError ? error : damageIn(dir, error);
      if (expected === null) throw new Error(what, { cause: error });
      refused += 1;
      expect(expected.kind, what).toBe('library-unusable');
      expect(expected.message, what).toMatch(/The last good backup is of/u);
    }
    expect(listBackups(dir), what).toMatchObject([{ name: backup, sound: true, labels: 3 }]);
  }
  expect(opened).toBeGreaterThan(5);
  expect(refused).toBeGreaterThan(10);
});
