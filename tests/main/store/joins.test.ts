// No statement of the store goes through a table once for each row of another: every join that SQLite could turn around, as it plans it for
// an empty library and for a filled one, before and after it has counted the rows.
import Database from 'better-sqlite3';
import { afterAll, expect, test, vi } from 'vitest';
import { fillLibrary } from '../../../bench/library/generated.ts';
import { fillTags } from '../../../bench/library/tags.ts';
import type { TrackFilter } from '../../../src/core/domain/listing.ts';
import { trackFields, valueFields } from '../../../src/core/domain/trackFields.ts';
import { openReader } from '../../../src/main/store/reader.ts';
import { openStore } from '../../../src/main/store/store.ts';
import { tempDir } from '../../helpers/tempDir.ts';

interface Step {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
}

/** Tables that do not grow with the library, but by what a person sets up or does; `folders` are those of which one said what they are. */
const small = new Set([
  ...['roots', 'models', 'active_model', 'taggers', 'tag_sources', 'feature_groups', 'space_metrics'],
  ...['folders', 'playlists', 'clusterings', 'changes', 'genre_states'],
]);
/** What nearly all tracks are: an index on these alone finds the whole library. */
const nearlyAll = /\((?:(?:presence|state|kind|genre_source)=\?(?: AND )?)+\)$/u;
/** One row, given with its values; SQLite lists with it what it looks at for foreign keys. */
const oneRow = /^\s*(?:INSERT[^(]*\([^)]*\)\s*VALUES|DELETE FROM \w+ WHERE id = \?)/u;

const prepare = vi.spyOn(Database.prototype, 'prepare');
afterAll(() => prepare.mockRestore());

test.each([0, 400])('in a library of %i tracks', (size) => {
  prepare.mockClear();
  const libraryDir = tempDir();
  const opened = openStore(libraryDir, () => 0);
  const reader = openReader(libraryDir);
  if (size > 0) {
    fillLibrary(opened.transaction, size);
    fillTags(opened);
  }
  for (const filter of filters()) {
    opened.store.tracks.query(filter, []);
    reader.statistics({ filter: { ...filter, query: undefined }, ids: [1, 2] });
  }
  for (const field of valueFields) opened.store.tracks.values(field, 10);
  const group = { name: 'base57', version: 1 };
  reader.vectors([group], [1, 1000]);
  reader.lacking(group, [1]);
  reader.recordings();
  const prepared = prepare.mock.contexts.flatMap((db, call) => {
    const [sql = ''] = prepare.mock.calls[call] ?? [];
    return db instanceof Database && db.name.endsWith('library.db') ? [{ db, sql }] : [];
  });
  // Statistics are counted over a copy of one table.
  const statements = [
    ...new Set(prepared.map(({ sql }) => sql.replace(/^CREATE TEMP TABLE \w+ AS/u, ''))),
  ].filter(
    (sql) => /^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b/u.test(sql) && !/\bFROM counted\b/u.test(sql),
  );
  // The connection that writes has all the temporary tables that statements name.
  const db = prepared
    .map((one) => one.db)
    .find((one) => one.open && !one.readonly && hasTable(one, 'tags_due'));
  if (db === undefined) throw new Error('nothing was prepared');
  const joins = statements.filter((sql) => /json_each/u.test(sql));
  expect(joins.length).toBeGreaterThan(35);
  for (const isCounted of [false, true]) {
    if (isCounted) db.exec('ANALYZE');
    const slow = statements.flatMap((sql) =>
      slowLoops(sql, planOf(db, sql)).map((loop) => `${loop}: ${sql}`),
    );
    expect(slow).toEqual([]);
  }
  opened.close();
});

test('what is looked for: a list that is gone through for each track, a table for each row of a list', () => {
  const db = new Database(':memory:');
  db.exec(`CREATE TABLE tracks (id INTEGER PRIMARY KEY, presence TEXT, artist TEXT);
    CREATE INDEX by_presence ON tracks (presence)`);
  const loops = (sql: string): string[] => slowLoops(sql, planOf(db, sql));
  const list = 'json_each(?) w CROSS JOIN tracks t';
  expect(loops(`SELECT t.id FROM tracks t CROSS JOIN json_each(?) w ON t.id = w.value`)).toHaveLength(1);
  expect(loops(`SELECT t.id FROM ${list} ON t.artist = w.value AND t.presence = 'present'`)).toHaveLength(1);
  expect(
    loops(`SELECT t.id FROM tracks t WHERE EXISTS (SELECT 1 FROM json_each(?) w WHERE w.value = t.id)`),
  ).not.toEqual([]);
  expect(loops(`SELECT t.id FROM ${list} ON t.id = w.value`)).toEqual([]);
  expect(loops('SELECT id FROM tracks WHERE id IN (SELECT value FROM json_each(?))')).toEqual([]);
  expect(loops('SELECT id FROM tracks WHERE artist IN (SELECT value FROM json_each(?))')).toEqual([]);
  db.close();
});

/** Each part of a filter by itself, and a search of each kind. */
function filters(): TrackFilter[] {
  const parts: TrackFilter[] = Object.values(trackFields).flatMap((field) =>
    'filter' in field && field.filter.kind === 'anyOf' ? [{ [field.filter.part]: [] }] : [],
  );
  const ofIds: TrackFilter[] = [
    { genreIds: [1, 2] },
    { clusterIds: [1, 2] },
    { search: 'mo', genreId: 1 },
    { folder: { path: '/music/1', below: true } },
    { album: { title: 'x', artist: 'y' } },
    { by: 'x', year: { min: 1990 } },
    { facets: [{ facet: 'mood', value: 'x' }] },
    { tags: [{ tagId: 1 }, { tagId: 2, by: ['person'] }], withoutTags: [3], year: { min: 1990 } },
  ];
  const flags = ['disagrees', 'needsReview', 'maybeNotMusic', 'duplicate', 'spare'] as const;
  const texts = [
    'mo',
    'title:mo',
    'path:mo',
    'folder:1',
    'tag:"tag 1"',
    'genre:rock',
    'tag:none',
    'key:none',
  ];
  const queries = [...texts, 'is:duplicate', 'is:spare', 'is:missing', 'is:disagreed', 'is:maybe-not-music'];
  return [
    ...parts,
    ...ofIds,
    ...flags.flatMap((flag) => [{ [flag]: true }, { [flag]: false }]),
    ...queries.map((query) => ({ query })),
  ];
}

function hasTable(db: Database.Database, name: string): boolean {
  return db.prepare('SELECT 1 FROM temp.sqlite_schema WHERE name = ?').get(name) !== undefined;
}

function planOf(db: Database.Database, sql: string): Step[] {
  const explained = db.prepare<unknown[], Step>(`EXPLAIN QUERY PLAN ${sql}`);
  // What is looked for is null: a plan does not depend on it.
  const asked = sql.replace(/'[^']*'/gu, '');
  const named = [...asked.matchAll(/:(\w+)/gu)].map(([, name = '']) => [name, null]);
  if (named.length > 0) return explained.all(Object.fromEntries(named));
  return explained.all(...[...asked.matchAll(/\?/gu)].map(() => null));
}

/** The loops inside others that go through a whole table, a list, or nearly all tracks. */
function slowLoops(sql: string, plan: readonly Step[]): string[] {
  if (oneRow.test(sql)) return [];
  const byParent = Map.groupBy(
    plan.filter(({ detail }) => /^(?:SCAN|SEARCH) /u.test(detail) && detail !== 'SCAN CONSTANT ROW'),
    ({ parent }) => parent,
  );
  const isSmall = ({ detail }: Step): boolean => small.has(tableOf(sql, detail));
  return [...byParent].flatMap(([parent, loops]) => {
    const around = plan.find(({ id }) => id === parent);
    const isRepeated = around?.detail.includes('CORRELATED') === true;
    const outside = isRepeated ? (byParent.get(around?.parent ?? 0) ?? []) : [];
    return loops
      .filter((loop, n) => {
        const within = [...outside, ...loops.slice(0, n)];
        if (within.every(isSmall) || isSmall(loop) || isOfRow(sql, loop)) return false;
        return loop.detail.startsWith('SCAN') || nearlyAll.test(loop.detail);
      })
      .map(({ detail }) => detail);
  });
}

/** A list that stands in the row around it. */
function isOfRow(sql: string, { detail }: Step): boolean {
  return detail.includes('VIRTUAL TABLE') && /json_each\(\w+\.\w+\)/u.test(sql);
}

/** Plans call tables as statements do. */
function tableOf(sql: string, detail: string): string {
  const name = detail.split(' ')[1] ?? '';
  const named = new RegExp(`(?:FROM|JOIN|,)\\s+(?:main\\.|temp\\.)?(\\w+)\\s+(?:AS\\s+)?${name}\\b`, 'u');
  return named.exec(sql)?.[1] ?? name;
}
