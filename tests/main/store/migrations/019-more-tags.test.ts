// What tags say besides the columns comes back as it was, and costs itself alone where it cannot be read.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { MoreTags } from '../../../../src/core/domain/moreTags.ts';
import { addTrack, openTestStore, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

test('more tags are kept, and one that cannot be read is none', () => {
  const dir = tempDir();
  const first = openTestStore(dir);
  const moreTags: MoreTags = { trackTotal: 10, originalDate: '1979-03-02', artistIds: ['a', 'b'] };
  const ids = ['a.mp3', 'b.mp3', 'c.mp3'].map((name) => addTrack(first, name, { moreTags }));
  first.close();
  const db = new Database(join(dir, 'library.db'));
  db.prepare("UPDATE tracks SET more_tags = 'no JSON' WHERE id = ?").run(ids[1]);
  db.prepare(`UPDATE tracks SET more_tags = '{"trackTotal":"ten"}' WHERE id = ?`).run(ids[2]);
  db.close();
  const found = tempStore(dir).tracks.details(ids);
  expect(found.map((track) => track.moreTags)).toEqual([moreTags, {}, {}]);
});
