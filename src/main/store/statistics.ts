// What the library, or a list of its tracks, is made of, counted in SQL over one copy of what is counted.

import type { Histogram } from '../../core/domain/histogram.ts';
import {
  type HistogramName,
  type Statistics,
  type StatisticsScope,
  statisticEdges,
  statisticsAtMost,
} from '../../core/domain/statistics.ts';
import type { Database } from './database.ts';
import { albumBySql } from './tracks/fieldSql.ts';
import { type Condition, trackCondition } from './tracks/trackFilter.ts';

type Genre = Pick<Statistics['genres'][number], 'id' | 'name'>;

/** The few columns that are counted: read once, for what else stands in a row of tracks makes it thirty times as long. */
const counted = `t.genre_id, t.genre_source, t.confidence, t.kind, t.state, t.year, t.tempo_bpm, t.shown_key,
  t.loudness_lufs, t.format, t.bit_rate, t.sample_rate, t.size, t.duration_seconds, t.added_at, t.artist, t.album,
  ${albumBySql} AS album_by`;
const extent = 'count(*) AS tracks, coalesce(sum(duration_seconds), 0.0) AS seconds';
const music = "kind = 'music'";
const dayMs = 86_400_000;

/** In a connection of its own, for it makes a table of its own there; everything is read in one transaction. */
export function statisticsReads(db: Database): (scope: StatisticsScope) => Statistics {
  db.pragma('temp_store = MEMORY');
  return db.transaction((scope) => {
    const { where, parameters } = conditionOf(scope);
    db.exec('DROP TABLE IF EXISTS temp.counted');
    db.prepare(`CREATE TEMP TABLE counted AS SELECT ${counted} FROM tracks t WHERE ${where}`).run(
      ...parameters,
    );
    const statistics = read(db);
    db.exec('DROP TABLE temp.counted');
    return statistics;
  });
}

/** Nearly all tracks are wanted where nothing narrows them: one by one through an index on presence they take four times as long. */
const everything: Condition = { where: "+t.presence = 'present'", parameters: [] };

/** A search in the filter has become `ids` by now. */
function conditionOf({ filter = {}, ids }: StatisticsScope): Condition {
  const isNarrow = Object.values(filter).some((part) => part !== undefined);
  const { query: _, ...plain } = filter;
  const { where, parameters } = isNarrow ? trackCondition(plain) : everything;
  if (ids === undefined) return { where, parameters };
  return {
    where: `${where} AND t.id IN (SELECT value FROM json_each(?))`,
    parameters: [...parameters, JSON.stringify(ids)],
  };
}

function read(db: Database): Statistics {
  const all = <Row>(sql: string, ...values: number[]): Row[] => db.prepare<number[], Row>(sql).all(...values);
  const number = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const states = new Map(
    db.prepare<[], [string, number]>('SELECT state, count(*) FROM counted GROUP BY state').raw().all(),
  );
  const sources = new Map(
    db
      .prepare<[], [string, number]>(
        `SELECT genre_source, count(*) FROM counted WHERE ${music} GROUP BY genre_source`,
      )
      .raw()
      .all(),
  );
  const genres = all<Statistics['genres'][number]>(`
    SELECT genre_id AS id, (SELECT name FROM genres g WHERE g.id = genre_id) AS name, ${extent}
    FROM counted WHERE ${music} GROUP BY genre_id ORDER BY tracks DESC, name`);
  return {
    tracks: number('SELECT count(*) FROM counted'),
    seconds: number('SELECT sum(duration_seconds) FROM counted'),
    bytes: number('SELECT sum(size) FROM counted'),
    artists: number('SELECT count(DISTINCT artist) FROM counted'),
    albums: number(
      'SELECT count(*) FROM (SELECT DISTINCT album, album_by FROM counted WHERE album IS NOT NULL)',
    ),
    notMusic: number(`SELECT count(*) FROM counted WHERE NOT ${music}`),
    analysis: {
      analysed: states.get('analysed') ?? 0,
      failed: states.get('failed') ?? 0,
      waiting: states.get('new') ?? 0,
    },
    genres,
    years: overYears(db, genres),
    tempo: histogram(db, 'tempo', 'tempo_bpm'),
    keys: all(
      `SELECT shown_key AS key, count(*) AS tracks FROM counted WHERE shown_key IS NOT NULL
       GROUP BY shown_key ORDER BY tracks DESC, key LIMIT ?`,
      statisticsAtMost.keys,
    ),
    loudness: histogram(db, 'loudness', 'loudness_lufs'),
    formats: all(
      `SELECT format AS name, ${extent}, sum(size) AS bytes FROM counted
       GROUP BY format ORDER BY tracks DESC, name LIMIT ?`,
      statisticsAtMost.formats,
    ),
    bitRate: histogram(db, 'bitRate', 'bit_rate'),
    sampleRate: histogram(db, 'sampleRate', 'sample_rate'),
    sources: {
      label: sources.get('label') ?? 0,
      tag: sources.get('tag') ?? 0,
      model: sources.get('model') ?? 0,
      none: sources.get('none') ?? 0,
    },
    confidence: histogram(
      db,
      'confidence',
      `CASE WHEN ${music} AND genre_source = 'model' THEN confidence END`,
    ),
    added: all<{ day: number; tracks: number }>(
      `SELECT added_at / ${dayMs} AS day, count(*) AS tracks FROM counted GROUP BY day ORDER BY day`,
    ).map(({ day, tracks }) => ({ day: new Date(day * dayMs).toISOString().slice(0, 10), tracks })),
    topArtists: all(
      `SELECT artist AS name, ${extent} FROM counted WHERE artist IS NOT NULL
       GROUP BY artist ORDER BY tracks DESC, name LIMIT ?`,
      statisticsAtMost.artists,
    ),
  };
}

function histogram(db: Database, name: HistogramName, value: string): Histogram {
  const edges = [...statisticEdges[name]];
  // The same comparisons that a filter makes, so that a bin counts what its range lists.
  const bins = edges.map((edge, bin) => `WHEN value < ${edge} THEN ${bin}`).join(' ');
  const found = db
    .prepare<[], [number, number]>(
      `SELECT CASE ${bins} ELSE ${edges.length} END AS bin, count(*)
       FROM (SELECT ${value} AS value FROM counted) WHERE value IS NOT NULL GROUP BY bin`,
    )
    .raw()
    .all();
  const tracks = new Array<number>(edges.length + 1).fill(0);
  for (const [bin, count] of found) tracks[bin] = count;
  return { edges, tracks };
}

function overYears(db: Database, genres: readonly Genre[]): Statistics['years'] {
  const found = db
    .prepare<[number], { year: number; id: number | null; tracks: number }>(`
      SELECT year, genre_id AS id, count(*) AS tracks FROM counted
      WHERE ${music} AND year IN (
        SELECT year FROM counted WHERE ${music} AND year IS NOT NULL GROUP BY year ORDER BY count(*) DESC, year LIMIT ?)
      GROUP BY year, genre_id ORDER BY year`)
    .all(statisticsAtMost.years);
  const years = [...new Set(found.map(({ year }) => year))];
  const at = new Map(years.map((year, i) => [year, i]));
  const none = (): number[] => years.map(() => 0);
  const shown = genres
    .filter(({ id }) => found.some((one) => one.id === id))
    .slice(0, statisticsAtMost.genresOverYears)
    .map(({ id, name }) => ({ id, name, tracks: none() }));
  const others = none();
  for (const { year, id, tracks } of found) {
    const row = shown.find((genre) => genre.id === id)?.tracks ?? others;
    const i = at.get(year) ?? 0;
    row[i] = (row[i] ?? 0) + tracks;
  }
  return { years, genres: shown, others };
}
