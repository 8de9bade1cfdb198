// Takes in what files of other programs know of the library's tracks: playlists, ratings, cue points and labels in one step of the log, plays and genres beside it.
import { setImmediate } from 'node:timers/promises';
import { readCuesSchema } from '../../core/domain/cuePoint.ts';
import {
  type ForeignKind,
  type ForeignReport,
  foreignNamed,
  foreignNames,
  type ImportedFile,
} from '../../core/domain/foreign.ts';
import type { ReadForeign } from '../learning/imports/found.ts';
import type { Writes } from '../store/store.ts';
import { createTurns } from '../work/inTurn.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import { stringsAtOnce } from '../work/tagWords.ts';
import type { Work } from './context.ts';
import { dropEarlier } from './importTags.ts';
import { settleTags } from './settleTags.ts';

export interface ForeignImport {
  readonly paths: readonly string[];
  /** What they are; null: by their content. */
  readonly as: ForeignKind | null;
  readonly dryRun: boolean;
  /** A genre of the other program is a label where there is none, not one more source of tags. */
  readonly genresAsLabels: boolean;
}

/** Tracks of one transaction. */
const tracksAtOnce = 300;
/** What one import of genres writes, another does not drop meanwhile. */
const inTurn = createTurns();

/** All files are read before anything is written. What was done before it is cancelled stays. Throws AppError. */
export async function importForeign(
  work: Work,
  { paths, as, dryRun, genresAsLabels }: ForeignImport,
  job: JobContext,
): Promise<ForeignReport> {
  const startedAt = work.now();
  const files: { readonly path: string; readonly read: ReadForeign }[] = [];
  for (const path of paths) {
    const meter = progressMeter({ phase: 'reading-import' }, 'steps');
    const read = await work.learning.background.ask(
      'readForeign',
      { path, as },
      {
        signal: job.signal,
        onProgress: ({ done, total }) => job.report(meter.measure(percent(done, total), 100, work.now())),
      },
    );
    await job.ready();
    files.push({ path, read });
  }
  const known = knownLists(work);
  const told = files.map(
    ({ path, read }): ImportedFile => ({
      path,
      kind: read.kind,
      ...read.told,
      namedPlaylists: read.playlists.slice(0, foreignNamed).map(({ name, ids, missing }) => ({
        name,
        tracks: ids.length,
        missing,
        isKnown: known(name, ids),
      })),
    }),
  );
  const { taken, changeId } = dryRun
    ? { taken: nothing(), changeId: null }
    : await inTurn(() =>
        takeIn(
          work,
          files.map(({ read }) => read),
          genresAsLabels,
          job,
        ),
      );
  return { files: told, dryRun, taken, changeId, seconds: (work.now() - startedAt) / 1000 };
}

const nothing = (): ForeignReport['taken'] => ({
  playlists: 0,
  ratings: 0,
  plays: 0,
  cues: 0,
  genres: 0,
  labels: 0,
});

function percent(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}

/** Whether a list of this name with these tracks is here already. */
function knownLists({ store }: Work): (name: string, ids: ArrayLike<number>) => boolean {
  const key = (name: string, ids: ArrayLike<number>): string => JSON.stringify([name, ...Array.from(ids)]);
  const known = new Set(
    store.playlists
      .list()
      .filter(({ definition }) => !definition.deleted && definition.rule === null)
      .map(({ definition }) => key(definition.name, definition.trackIds)),
  );
  return (name, ids) => known.has(key(name, ids));
}

async function takeIn(
  work: Work,
  files: readonly ReadForeign[],
  genresAsLabels: boolean,
  job: JobContext,
): Promise<Pick<ForeignReport, 'taken' | 'changeId'>> {
  const taken = nothing();
  const total = files.reduce(
    (sum, { ratings, plays, cues, genres }) =>
      sum + ratings.ids.length + plays.ids.length + genres.ids.length + (cues?.ids.length ?? 0),
    0,
  );
  const meter = progressMeter({ phase: 'writing-import' }, 'tracks');
  let done = 0;
  let step: number | null = null;

  /** One step, however many transactions it takes. */
  async function inStep(body: (write: Writes) => void, tracks: number): Promise<void> {
    await job.ready();
    const before: number | null = step;
    step = work.change((write): number | null => {
      if (before !== null) write.changes.goOn(before);
      write.changes.together();
      body(write);
      return write.changes.ofTracks() ?? before;
    });
    done += tracks;
    job.report(meter.measure(done, total, work.now()));
    await setImmediate();
  }

  const known = knownLists(work);
  for (const { playlists } of files)
    for (const { name, ids } of playlists) {
      if (ids.length === 0 || known(name, ids)) continue;
      await inStep((write) => {
        write.playlists.create({ name, trackIds: Array.from(ids), rule: null, deleted: false });
      }, 0);
      taken.playlists += 1;
    }
  for (const { ratings, cues } of files) {
    for (const [from, to] of pieces(ratings.ids.length))
      await inStep((write) => {
        for (let i = from; i < to; i++)
          taken.ratings += write.ratings.takeIn([ratings.ids[i] ?? 0], ratings.stars[i] ?? 0);
      }, to - from);
    if (cues === null) continue;
    for (const [from, to] of pieces(cues.ids.length))
      await inStep((write) => {
        for (let i = from; i < to; i++) {
          const all = readCuesSchema.parse(JSON.parse(cues.json[i] ?? '[]'));
          if (write.cues.takeIn(cues.ids[i] ?? 0, cues.source, all)) taken.cues += 1;
        }
      }, to - from);
  }
  if (genresAsLabels) for (const { genres } of files) taken.labels += await takeLabels(genres);
  for (const { plays } of files)
    for (const [from, to] of pieces(plays.ids.length)) {
      await job.ready();
      work.change((write) => {
        for (let i = from; i < to; i++) {
          const at = plays.at[i] ?? Number.NaN;
          write.plays.takeIn(plays.ids[i] ?? 0, {
            count: plays.counts[i] ?? 0,
            lastPlayedAt: Number.isNaN(at) ? null : at,
          });
        }
      });
      taken.plays += to - from;
      done += to - from;
      job.report(meter.measure(done, total, work.now()));
      await setImmediate();
    }
  if (!genresAsLabels)
    for (const { kind, genres } of files) taken.genres += await takeTags(foreignNames[kind], genres);
  return { taken, changeId: step };

  /** Where a person has said nothing. */
  async function takeLabels({ ids, written }: ReadForeign['genres']): Promise<number> {
    const labelled = new Set(work.store.labels.current().map(({ trackId }) => trackId));
    let labels = 0;
    for (const [from, to] of pieces(ids.length))
      await inStep((write) => {
        for (let i = from; i < to; i++) {
          const id = ids[i] ?? 0;
          const genre = labelled.has(id) ? null : work.genreWords.meantBy([written[i] ?? '']);
          if (genre === null) continue;
          write.labels.set([id], write.genres.takeIn(genre));
          labels += 1;
        }
      }, to - from);
    return labels;
  }

  /** In the place of what was imported from this program before. */
  async function takeTags(source: string, { ids, written }: ReadForeign['genres']): Promise<number> {
    if (ids.length === 0) return 0;
    const { sourceId, generation } = work.change((write) => write.trackTags.beginImport(source));
    for (const [from, to] of pieces(ids.length, stringsAtOnce)) {
      await job.ready();
      const rows = Array.from(ids.subarray(from, to), (trackId, i) => ({
        trackId,
        written: written[from + i] ?? '',
        weight: 1,
      }));
      work.change((write) => write.trackTags.addImported(sourceId, generation, rows));
      done += to - from;
      job.report(meter.measure(done, total, work.now()));
      await setImmediate();
    }
    await dropEarlier(work, sourceId, generation, job);
    await settleTags(work, job.signal);
    return ids.length;
  }
}

function* pieces(length: number, atOnce = tracksAtOnce): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < length; from += atOnce) yield [from, Math.min(length, from + atOnce)];
}
