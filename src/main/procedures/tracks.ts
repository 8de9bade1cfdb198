// Tracks: lists and rows, one whole, what is near it and why, whether it is music, listening again.
import type { TrackDetail } from '../../core/domain/track.ts';
import { keepSpace } from '../jobs/keepSpace.ts';
import { predictAgain } from '../jobs/predict.ts';
import { retryTracks } from '../jobs/retry.ts';
import type { StoredTrack } from '../store/tracks/trackQueries.ts';
import { likenessLayout } from '../work/listening.ts';
import { explainTrack } from './explain.ts';
import { marksOf } from './marks.ts';
import { os, type Parts } from './parts.ts';
import { checkQuery } from './queries.ts';
import { summarise } from './summary.ts';

const valuesAtOnce = 200;
const completionsAtOnce = 10;
const similarAtOnce = 30;
const similarPerArtist = 2;

export function tracksProcedures(parts: Parts) {
  const { work, media, jobs } = parts;
  const { store, change } = work;
  function whole(tracks: readonly StoredTrack[]): TrackDetail[] {
    const cues = store.cues.ofAll(tracks.map(({ id }) => id));
    // The same few genres stand on most of them.
    const meant = new Map<string, string | null>();
    return tracks.map((track) => {
      const written = JSON.stringify(track.declaredGenres);
      if (!meant.has(written)) meant.set(written, work.genreWords.meantBy(track.declaredGenres));
      return { ...track, taggedGenre: meant.get(written) ?? null, cuePoints: cues.get(track.id) ?? [] };
    });
  }
  return {
    query: os.tracks.query.handler(async ({ input: { filter = {}, sort = [] } }) => {
      checkQuery(filter.query);
      await store.tracks.readAhead(sort, filter);
      return store.tracks.query(filter, sort);
    }),
    list: os.tracks.list.handler(async ({ input: { filter = {}, sort = [], by, rows = 0 } }) => {
      checkQuery(filter.query);
      await store.tracks.readAhead(sort, filter);
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
    find: os.tracks.find.handler(({ input: { typed, limit } }) => store.tracks.find(typed, limit)),
    complete: os.tracks.complete.handler(({ input: { field, typed, limit = completionsAtOnce } }) => ({
      field,
      values: store.tracks.completions(field, typed, limit),
    })),
    companions: os.tracks.companions.handler(({ input }) => store.tracks.companions(input.ids, input.of)),
    similar: os.tracks.similar.handler(async ({ input, signal }) => {
      checkQuery(input.query);
      store.tracks.mustExist([input.id]);
      const spaceVersion = store.features.version();
      const limit = input.limit ?? similarAtOnce;
      const perArtist = input.perArtist ?? similarPerArtist;
      const question = {
        track: input.id,
        limit,
        perArtist,
        among: input.query === undefined ? null : store.tracks.query({ query: input.query }, []),
        spaceVersion,
        wanted: likenessLayout(work.layout()),
      };
      const found = await work.learning.interactive.ask('similar', question, { signal });
      void keepSpace(work, input.id);
      return found;
    }),
    explain: os.tracks.explain.handler(({ input, signal }) => explainTrack(work, input.id, signal)),
    summary: os.tracks.summary.handler(({ input, signal }) => summarise(work, input.ids, signal)),
    marks: os.tracks.marks.handler(({ input, signal }) => marksOf(work, input.id, signal)),
    hasCover: os.tracks.hasCover.handler(({ input, signal }) => media.hasCover(input.id, signal)),
    setKind: os.tracks.setKind.handler(({ input: { ids = [], folder, kind } }) => {
      store.tracks.mustExist(ids);
      const changeId = change((write) => {
        write.kinds.setTracks(ids, kind);
        if (folder !== undefined) write.kinds.setFolder(folder, kind);
        return write.changes.ofTracks();
      });
      predictAgain(parts, changeId);
      return null;
    }),
    retry: os.tracks.retry.handler(({ input }) => {
      store.tracks.mustExist(input.ids);
      const job = jobs.start({
        kind: 'retry',
        run: async (context) => ({ kind: 'scan', report: await retryTracks(work, input.ids, context) }),
      });
      return { jobId: job.id };
    }),
    rows: os.tracks.rows.handler(({ input }) => store.tracks.rows(input.ids)),
    get: os.tracks.get.handler(({ input: { id } }) => {
      const track = store.tracks.get(id);
      const taggedGenre = work.genreWords.meantBy(track.declaredGenres);
      return { ...track, taggedGenre, cuePoints: store.cues.of(id) };
    }),
    details: os.tracks.details.handler(({ input }) => whole(store.tracks.details(input.ids))),
    listed: os.tracks.listed.handler(({ input }) => store.tracks.listed(input.ids)),
    resolve: os.tracks.resolve.handler(({ input }) =>
      input.paths.map((path) => ({ path, ids: store.tracks.atPath(path) })),
    ),
  };
}
