// Importing what others say of tracks: rows of track, tag and weight, in pieces, in the place of what the same source said before.
import { dirname, isAbsolute, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../core/domain/errors.ts';
import { type CsvRecord, csvReader } from '../../core/domain/text/csvRecords.ts';
import { type TagImportReport, unmatchedNamed } from '../../core/domain/trackTag.ts';
import { type SongIndex, songIndex } from '../../core/tags/songIndex.ts';
import { type BadRow, type TagRow, tagRowReader } from '../../core/tags/tagRows.ts';
import { openRegular } from '../files/regularFile.ts';
import type { ImportedText } from '../store/trackTags/written.ts';
import { inPieces } from '../work/inPieces.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import { stringsAtOnce } from '../work/tagWords.ts';
import type { Work } from './context.ts';
import { settleTags } from './settleTags.ts';

/** Read at once. */
const bytesAtOnce = 64 * 1024;
/** In one transaction, which reads as many strings: an import that is cancelled leaves none that nobody reads. */
const rowsWritten = stringsAtOnce;
const rowsDropped = 2000;

/** Of all songs, for naming tracks as lists of tags do. */
export async function songsOf({ store }: Pick<Work, 'store'>): Promise<SongIndex> {
  const index = songIndex();
  for await (const songs of inPieces(store.tracks.songs, ({ id }) => id))
    for (const song of songs) index.add(song);
  return index;
}

/** Counts what is found, and names the first that is not. */
export function tagMatching(songs: SongIndex, folder: string | null) {
  const unmatched = new Set<string>();
  const counts = { rows: 0, matched: 0, unmatchedRows: 0 };
  const idsOf = ({ track }: TagRow): readonly number[] => {
    if (typeof track !== 'string') return songs.byArtistAndTitle(track.artist, track.title);
    const found = songs.named(track);
    return found.length > 0 || folder === null || isAbsolute(track)
      ? found
      : songs.named(join(folder, track));
  };
  return {
    counts,
    unmatched,
    /** None where its weight is 0, or the track is not in the library. */
    match(row: TagRow): ImportedText[] {
      counts.rows += 1;
      const ids = idsOf(row);
      if (ids.length > 0) counts.matched += 1;
      else {
        counts.unmatchedRows += 1;
        const { track } = row;
        const name = typeof track === 'string' ? track : `${track.artist} - ${track.title}`;
        if (unmatched.size < unmatchedNamed) unmatched.add(name.slice(0, 200));
      }
      return row.weight === 0
        ? []
        : ids.map((trackId) => ({ trackId, written: row.tag, weight: row.weight }));
    },
  };
}

/** What was done before it is cancelled stays. Throws AppError('unreadable' | 'invalid'). */
export async function importTags(
  work: Work,
  { path, source }: { readonly path: string; readonly source: string },
  job: JobContext,
): Promise<TagImportReport> {
  const { change, now } = work;
  const startedAt = now();
  const meter = progressMeter({ phase: 'importing-tags' }, 'rows');
  const matching = tagMatching(await songsOf(work), dirname(path));
  const badRows: BadRow[] = [];
  const tracks = new Set<number>();
  let bad = 0;
  let waiting: ImportedText[] = [];
  let begun: { sourceId: number; generation: number } | null = null;
  let read: ReturnType<typeof tagRowReader> | null = null;

  async function save(atLeast: number): Promise<void> {
    // What was read took its time, too.
    await setImmediate();
    while (waiting.length >= atLeast && waiting.length > 0) {
      await job.ready();
      const rows = waiting.slice(0, rowsWritten);
      waiting = waiting.slice(rowsWritten);
      begun = change((write) => {
        const { sourceId, generation } = begun ?? write.trackTags.beginImport(source);
        write.trackTags.addImported(sourceId, generation, rows);
        return { sourceId, generation };
      });
      await setImmediate();
    }
  }

  async function take(records: readonly CsvRecord[]): Promise<void> {
    for (const record of records) {
      if (read === null) {
        read = headed(path, record);
        continue;
      }
      const row = read(record);
      if ('reason' in row) {
        bad += 1;
        if (badRows.length < unmatchedNamed) badRows.push(row);
        continue;
      }
      for (const text of matching.match(row)) {
        tracks.add(text.trackId);
        waiting.push(text);
      }
    }
    await save(rowsWritten);
  }

  const { handle, size } = await openRegular(path);
  try {
    const csv = csvReader();
    const decoder = new TextDecoder();
    const bytes = Buffer.alloc(bytesAtOnce);
    for (let done = 0; ; ) {
      await job.ready();
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, done);
      done += bytesRead;
      if (bytesRead === 0) break;
      await take(csv.take(decoder.decode(bytes.subarray(0, bytesRead), { stream: true })));
      const { rows } = matching.counts;
      job.report(meter.measure(rows, Math.max(rows, Math.round((rows * size) / done)), now()));
    }
    await take(csv.take(decoder.decode()));
    await take(csv.end());
  } finally {
    await handle.close();
  }
  if (read === null) headed(path, undefined);
  await save(1);
  begun ??= change((write) => write.trackTags.beginImport(source));
  await dropEarlier(work, begun.sourceId, begun.generation, job);
  await settleTags(work, job.signal);
  return {
    source,
    ...matching.counts,
    tracks: tracks.size,
    unmatched: [...matching.unmatched],
    badRows: badRows.map(({ line, reason }) => `Line ${line}: ${reason}.`),
    bad,
    seconds: (now() - startedAt) / 1000,
  };
}

/** All that a source said; false where there is none. */
export async function forgetTags(work: Work, source: string): Promise<boolean> {
  const id = work.store.trackTags.sourceId(source);
  if (id === null) return false;
  await dropEarlier(work, id, Number.MAX_SAFE_INTEGER);
  work.change((write) => write.trackTags.dropSource(id));
  await settleTags(work);
  return true;
}

/** What the same source said before. */
export async function dropEarlier(
  { change }: Work,
  sourceId: number,
  generation: number,
  job?: Pick<JobContext, 'ready'>,
): Promise<void> {
  while (change((write) => write.trackTags.dropEarlier(sourceId, generation, rowsDropped))) {
    await job?.ready();
    await setImmediate();
  }
  while (change((write) => write.trackTags.dropUnused(rowsDropped))) {
    await job?.ready();
    await setImmediate();
  }
}

function headed(path: string, record: CsvRecord | undefined): ReturnType<typeof tagRowReader> {
  try {
    return tagRowReader(record);
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.kind, error.message, { path, cause: error });
    throw error;
  }
}
