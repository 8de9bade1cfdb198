// How many genres were kept becomes a remark, and a stored remark that nobody can read costs itself alone.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Remark } from '../../../../src/core/domain/remarks.ts';
import { remarks } from '../../../../src/main/store/migrations/018-remarks.ts';
import { addTrack, openTestStore, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

test('what was known of genres that were cut is a remark now', () => {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE tracks (id INTEGER PRIMARY KEY, genres_kept INTEGER)');
  db.exec('INSERT INTO tracks VALUES (1, NULL), (2, 100)');
  db.exec(remarks);
  expect(db.prepare('SELECT * FROM tracks ORDER BY id').raw().all()).toEqual([
    [1, '[]', '[]'],
    [2, '[{"kind":"genres","kept":100}]', '[]'],
  ]);
});

test('remarks of the file and of its sound stand together; one that this version does not know is left out', () => {
  const dir = tempDir();
  const first = openTestStore(dir);
  const told: Remark = { kind: 'extension', says: 'mp3', is: 'flac' };
  const ids = ['a.mp3', 'b.mp3'].map((name) => addTrack(first, name, { remarks: [told] }));
  first.close();
  const db = new Database(join(dir, 'library.db'));
  const heard = [{ kind: 'of another version' }, { kind: 'tags', reason: 'Odd.' }];
  db.prepare('UPDATE tracks SET sound_remarks = ? WHERE id = ?').run(JSON.stringify(heard), ids[0]);
  db.prepare("UPDATE tracks SET sound_remarks = 'no JSON' WHERE id = ?").run(ids[1]);
  db.close();
  expect(
    tempStore(dir)
      .tracks.details(ids)
      .map(({ remarks }) => remarks),
  ).toEqual([[told, { kind: 'tags', reason: 'Odd.' }], [told]]);
});
