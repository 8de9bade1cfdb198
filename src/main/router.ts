// Implements the contract over store and jobs; every face serves this one router.
import { implement, ORPCError } from '@orpc/server';
import { contract } from '../core/contract/contract.ts';
import { AppError, toErrorData } from '../core/domain/errors.ts';
import { hasEnded } from '../core/domain/job.ts';
import type { AppRouter } from './faced.ts';
import { activate } from './jobs/activate.ts';
import type { Work } from './jobs/context.ts';
import { exportPlaylists, previewExport } from './jobs/export.ts';
import { playlistsOf } from './jobs/playlists.ts';
import { predictTracks } from './jobs/predict.ts';
import { retrain } from './jobs/retrain.ts';
import { retryTracks } from './jobs/retry.ts';
import { scan } from './jobs/scan.ts';
import { confusedTracks } from './learning/heldOut.ts';
import { browse } from './procedures/browse.ts';
import { explainTrack } from './procedures/explain.ts';
import {
  changeWords,
  genreList,
  likeTag,
  mergesToSuggest,
  previewChanges,
  tagsReport,
  vocabularyList,
} from './procedures/genreReports.ts';
import { exportLabels, importLabels } from './procedures/labelsFile.ts';
import { marksIn } from './procedures/marks.ts';
import type { Media } from './procedures/media.ts';
import { reviewTracks } from './procedures/review.ts';
import { addRoots, removeRoot, rootStates } from './procedures/roots.ts';
import { summarise } from './procedures/summary.ts';
import type { LabelBatch } from './store/genres/labels.ts';
import type { JobRegistry } from './work/registry.ts';

export interface RouterParts {
  readonly work: Work;
  readonly media: Pick<Media, 'hasCover'>;
  readonly jobs: JobRegistry;
  readonly version: string;
  readonly logBug: (error: unknown) => void;
}

/** The seed of a fit when none is asked for: the same labels then give the same model. */
const defaultSeed = 1;
const valuesAtOnce = 200;
const similarAtOnce = 30;
const questionsAtOnce = 20;

export function createRouter({ work, media, jobs, version, logBug }: RouterParts): AppRouter {
  const { store, events, genreWords, now } = work;
  const playlists = playlistsOf(work);
  const marks = marksIn(work);

  const os = implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      const expected = error instanceof AppError ? error : diskError(error);
      if (expected !== null) {
        throw new ORPCError('EXPECTED', {
          status: 422,
          message: expected.message,
          data: toErrorData(expected),
        });
      }
      if (!(error instanceof ORPCError)) logBug(error);
      throw error;
    }
  });

  /** One step of the label log, its effect on the lists, all in one transaction. */
  function say(step: () => LabelBatch | null): { batchId: number; tracks: number } | null {
    const batch = store.transaction(() => {
      const said = step();
      if (said !== null) store.decideGenres(said.trackIds);
      return said;
    });
    if (batch === null) return null;
    events.changed('labels', 'tracks', 'genres');
    return { batchId: batch.batchId, tracks: batch.trackIds.length };
  }

  function startScan(folders: readonly Uint8Array[], workers: number | null): { jobId: number } {
    const job = jobs.start({
      kind: 'scan',
      title: 'Scan music',
      run: async (context) => ({ kind: 'scan', report: await scan(work, { folders, workers }, context) }),
    });
    return { jobId: job.id };
  }

  return os.router({
    library: {
      summary: os.library.summary.handler(() => ({
        libraryDir: work.libraryDir,
        version,
        ...store.tracks.counts(),
      })),
      roots: os.library.roots.handler(() => rootStates(store)),
      scan: os.library.scan.handler(async ({ input }) => {
        const folders = await addRoots(work, input.folders ?? []);
        return startScan(folders, input.workers ?? null);
      }),
      removeRoot: os.library.removeRoot.handler(async ({ input }) => {
        // A scan under way would bring its tracks back.
        const scans = jobs.list().filter((job) => job.kind === 'scan' && !hasEnded(job));
        for (const { id } of scans) jobs.cancel(id);
        await Promise.all(scans.map(({ id }) => jobs.settled(id)));
        removeRoot(work, input.id);
        if (scans.length > 0)
          startScan(
            store.roots.list().map(({ path }) => path),
            null,
          );
        return null;
      }),
      browse: os.library.browse.handler(({ input }) => browse(input.path)),
      events: os.library.events.handler(({ signal }) => events.subscribe(signal)),
    },

    tracks: {
      query: os.tracks.query.handler(async ({ input: { filter = {}, sort = [] } }) => {
        await store.tracks.readAhead(sort);
        return store.tracks.query(filter, sort);
      }),
      list: os.tracks.list.handler(async ({ input: { filter = {}, sort = [], by, rows = 0 } }) => {
        await store.tracks.readAhead(sort);
        const list =
          by === undefined
            ? { ids: store.tracks.query(filter, sort), groups: [] }
            : store.tracks.grouped(filter, sort, by);
        return { ...list, rows: store.tracks.rows(list.ids.slice(0, rows)) };
      }),
      counts: os.tracks.counts.handler(() => store.tracks.views()),
      values: os.tracks.values.handler(({ input }) =>
        store.tracks.values(input.field, input.limit ?? valuesAtOnce),
      ),
      companions: os.tracks.companions.handler(({ input }) => store.tracks.companions(input.ids, input.of)),
      similar: os.tracks.similar.handler(async ({ input, signal }) => {
        const spaceVersion = store.features.version();
        const task = { track: input.id, limit: input.limit ?? similarAtOnce, spaceVersion };
        return [...(await work.learning.similar(task, { signal })).near];
      }),
      explain: os.tracks.explain.handler(({ input, signal }) => explainTrack(work, input.id, signal)),
      summary: os.tracks.summary.handler(({ input, signal }) => summarise(work, input.ids, signal)),
      marks: os.tracks.marks.handler(({ input, signal }) => marks(input.id, signal)),
      hasCover: os.tracks.hasCover.handler(({ input, signal }) => media.hasCover(input.id, signal)),
      setKind: os.tracks.setKind.handler(({ input }) => {
        store.transaction(() => {
          const { ids = [], folder, kind } = input;
          store.kinds.sayTracks(ids, kind);
          if (folder !== undefined) store.kinds.sayFolder(folder, kind, now());
          store.decideGenres([...ids, ...(folder === undefined ? [] : store.kinds.tracksIn(folder))]);
        });
        events.changed('tracks', 'genres');
        const said = input.folder === undefined ? [] : store.tracks.atPath(input.folder);
        // What it sounded like was forgotten when it was no music.
        if (store.models.active() !== null && store.tracks.areUnjudged([...(input.ids ?? []), ...said]))
          jobs.start({
            kind: 'predict',
            title: 'Sort by genre',
            run: async (context) => ({ kind: 'predict', report: await predictTracks(work, context) }),
          });
        return null;
      }),
      retry: os.tracks.retry.handler(({ input }) => {
        const job = jobs.start({
          kind: 'scan',
          title: 'Try again',
          run: async (context) => ({ kind: 'scan', report: await retryTracks(work, input.ids, context) }),
        });
        return { jobId: job.id };
      }),
      rows: os.tracks.rows.handler(({ input }) => store.tracks.rows(input.ids)),
      get: os.tracks.get.handler(({ input }) => store.tracks.get(input.id)),
      details: os.tracks.details.handler(({ input }) => store.tracks.details(input.ids)),
      resolve: os.tracks.resolve.handler(({ input }) =>
        input.paths.map((path) => ({ path, ids: store.tracks.atPath(path) })),
      ),
    },

    genres: {
      list: os.genres.list.handler(() => genreList(work)),
      tags: os.genres.tags.handler(({ input }) => tagsReport(genreWords, input.unmapped === true)),
      facets: os.genres.facets.handler(({ input }) => store.tags.facetValues(input.facet)),
      like: os.genres.like.handler(({ input, signal }) => likeTag(work, input.tag, signal)),
      suggestMerges: os.genres.suggestMerges.handler(({ signal }) => mergesToSuggest(work, signal)),
      vocabulary: os.genres.vocabulary.handler(() => vocabularyList(genreWords)),
      overlay: os.genres.overlay.handler(() => genreWords.overlay()),
      previewOverlay: os.genres.previewOverlay.handler(({ input }) => previewChanges(genreWords, input)),
      setOverlay: os.genres.setOverlay.handler(({ input }) => {
        changeWords(work, () => genreWords.setOverlay(input, now()));
        return genreWords.overlay();
      }),
      undoOverlay: os.genres.undoOverlay.handler(() => {
        changeWords(work, () => genreWords.undoOverlay(now()));
        return genreWords.overlay();
      }),
    },

    labels: {
      set: os.labels.set.handler(({ input }) => {
        const set = say(() => {
          const genre = input.genre === null ? null : store.genres.ensure(input.genre, now());
          const batch = store.labels.say(input.trackIds, genre?.id ?? null, now());
          // A genre that is new to the user may be what tags have said all along.
          if (genre?.created === true) store.decideGenres(genreWords.rereadAll());
          return batch;
        });
        if (set === null) throw new Error('a label was said and nothing came of it');
        return set;
      }),
      undo: os.labels.undo.handler(() => say(() => store.labels.undo(now()))),
      redo: os.labels.redo.handler(() => say(() => store.labels.redo(now()))),
      reviewQueue: os.labels.reviewQueue.handler(({ input, signal }) =>
        reviewTracks(work, input.limit ?? questionsAtOnce, signal),
      ),
      export: os.labels.export.handler(() => exportLabels(store)),
      import: os.labels.import.handler(({ input }) => importLabels(work, input)),
    },

    models: {
      list: os.models.list.handler(() => store.models.list().map(({ folder: _folder, ...model }) => model)),
      retrain: os.models.retrain.handler(({ input }) => {
        const job = jobs.start({
          kind: 'retrain',
          title: 'Learn from your corrections',
          run: async (context) => ({
            kind: 'retrain',
            report: await retrain(
              work,
              {
                seed: input.seed ?? defaultSeed,
                evenIfWorse: input.evenIfWorse ?? false,
                thorough: input.thorough ?? false,
                first: input.first ?? [],
              },
              context,
            ),
          }),
        });
        return { jobId: job.id };
      }),
      confused: os.models.confused.handler(({ input: { id, ...cell } }) => {
        const model = store.models.get(id);
        return model === null ? null : confusedTracks(work.learning.modelDir(model), cell);
      }),
      activate: os.models.activate.handler(({ input }) => {
        const job = jobs.start({
          kind: 'predict',
          title: 'Change the model',
          run: async (context) => ({
            kind: 'predict',
            report: await activate(work, input.id, input.first ?? [], context),
          }),
        });
        return { jobId: job.id };
      }),
    },

    playlists: {
      list: os.playlists.list.handler(({ input }) => playlists.list(input.deleted ?? false)),
      get: os.playlists.get.handler(({ input }) => playlists.get(input.id)),
      tracks: os.playlists.tracks.handler(({ input }) => playlists.trackIds(input.id)),
      create: os.playlists.create.handler(({ input }) =>
        playlists.create(input.name, input.trackIds ?? [], input.rule ?? null),
      ),
      rename: os.playlists.rename.handler(({ input }) => playlists.rename(input.id, input.name)),
      setRule: os.playlists.setRule.handler(({ input }) => playlists.setRule(input.id, input.rule)),
      addTracks: os.playlists.addTracks.handler(({ input }) =>
        playlists.addTracks(input.id, input.trackIds, input.before ?? null),
      ),
      removeTracks: os.playlists.removeTracks.handler(({ input }) =>
        playlists.removeTracks(input.id, input.trackIds),
      ),
      move: os.playlists.move.handler(({ input }) => playlists.move(input.id, input.trackIds, input.before)),
      delete: os.playlists.delete.handler(({ input }) => playlists.setDeleted(input.id, true)),
      restore: os.playlists.restore.handler(({ input }) => playlists.setDeleted(input.id, false)),
      undo: os.playlists.undo.handler(({ input }) => playlists.undo(input.id)),
      redo: os.playlists.redo.handler(({ input }) => playlists.redo(input.id)),
      preview: os.playlists.preview.handler(({ input }) => previewExport(work, playlists, input)),
      export: os.playlists.export.handler(({ input }) => {
        const job = jobs.start({
          kind: 'export',
          title: 'Export playlists',
          run: async (context) => ({
            kind: 'export',
            report: await exportPlaylists(work, playlists, input, context),
          }),
        });
        return { jobId: job.id };
      }),
    },

    jobs: {
      list: os.jobs.list.handler(() => jobs.list()),
      follow: os.jobs.follow.handler(({ input, signal }) => jobs.follow(input.id, signal)),
      cancel: os.jobs.cancel.handler(({ input }) => {
        jobs.cancel(input.id);
        return null;
      }),
      pause: os.jobs.pause.handler(({ input }) => {
        jobs.pause(input.id);
        return null;
      }),
      resume: os.jobs.resume.handler(({ input }) => {
        jobs.resume(input.id);
        return null;
      }),
    },

    settings: {
      get: os.settings.get.handler(() => store.settings.get()),
      engine: os.settings.engine.handler(({ signal }) => work.learning.engine({ signal })),
      set: os.settings.set.handler(({ input }) => {
        const decides = input.trustFileTags !== undefined || input.confidenceThreshold !== undefined;
        store.transaction(() => {
          store.settings.set(input);
          if (decides) store.decideGenres('all');
        });
        events.changed('settings', ...(decides ? (['tracks', 'genres'] as const) : []));
        return store.settings.get();
      }),
    },
  });
}

/** The user's disk being full or read-only is no bug. */
function diskError(error: unknown): AppError | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  if (!/^SQLITE_(FULL|READONLY|IOERR)/u.test(error.code)) return null;
  return new AppError('unwritable', `The library could not be written: ${error.message}.`, { cause: error });
}
