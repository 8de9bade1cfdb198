// What sums are made of, from columns in memory: for the tracks of a whole library no row is looked at.
import type { GenreSource } from '../../../core/domain/genre.ts';
import type { Database } from '../database.ts';
import type { TrackOrders } from '../tracks/trackOrders.ts';
import type { SummedTrack } from '../tracks/trackQueries.ts';
import type { Columns } from './columns.ts';

export interface ManySummed {
  /** Reads what is needed, one column at a time, so that nobody waits for all. */
  readAheadToSum(): Promise<void>;
  /** As `summed`: for those of these that exist. */
  summedMany(ids: readonly number[]): SummedTrack[];
}

/** By the numbers of `columns.codes('source')`. */
const sources: readonly GenreSource[] = ['label', 'tag', 'model', 'none'];

export function manySummed(db: Database, orders: TrackOrders, columns: Columns): ManySummed {
  const genres = db.prepare<[], [number, string]>('SELECT id, name FROM genres').raw();
  let formats: { readonly of: Int32Array; readonly from: unknown; readonly names: readonly string[] } | null =
    null;

  /** By id: the number of its format's name; -1 for none. */
  function formatsOf() {
    const from = columns.texts('format');
    if (formats?.from !== from) {
      const { texts, starts, ids } = from;
      const of = new Int32Array(orders.maxId() + 1).fill(-1);
      for (let n = 0; n < texts.length; n++)
        for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) of[ids[at] ?? 0] = n;
      formats = { of, from, names: texts };
    }
    return formats;
  }

  return {
    async readAheadToSum() {
      await columns.readAhead(['genre', 'source', 'kind', 'year', 'rating', 'format']);
      await orders.readAhead([{ key: 'durationSeconds', direction: 'ascending' }]);
    },
    summedMany(ids) {
      const [genre, source, kind] = [columns.codes('genre'), columns.codes('source'), columns.codes('kind')];
      const [year, rating] = [columns.numbers('year'), columns.numbers('rating')];
      const format = formatsOf();
      const names = new Map(genres.all());
      const summed: SummedTrack[] = [];
      for (const id of ids) {
        const by = sources[(source[id] ?? 0) - 1];
        // A track that is none has no source.
        if (by === undefined) continue;
        summed.push({
          durationSeconds: orders.seconds(id),
          kind: kind[id] === 2 ? 'not music' : 'music',
          genre: names.get(genre[id] ?? 0) ?? null,
          genreSource: by,
          format: format.names[format.of[id] ?? -1] ?? null,
          year: known(year[id]),
          rating: known(rating[id]),
        });
      }
      return summed;
    },
  };
}

function known(value = Number.NaN): number | null {
  return Number.isNaN(value) ? null : value;
}
