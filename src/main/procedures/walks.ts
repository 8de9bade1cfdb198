// Walks: a path between two tracks, more like these and less like those, a radio.

import { AppError } from '../../core/domain/errors.ts';
import type { Blended, Limits } from '../../core/domain/walk.ts';
import { usualArtistGap } from '../../core/domain/walk.ts';
import { keepSpace } from '../jobs/keepSpace.ts';
import { likenessLayout } from '../work/listening.ts';
import { os, type Parts } from './parts.ts';
import { checkQuery } from './queries.ts';

const blendedAtOnce = 100;
const usualPerArtist = 3;
const batchLength = 20;
const noLimits: Limits = { tempoPercent: null, key: false, loudnessLu: null };

export function walksProcedures({ work }: Parts) {
  const { store, learning } = work;
  const wholeSpace = () => ({
    spaceVersion: store.features.version(),
    wanted: likenessLayout(work.layout()),
  });

  /** Throws AppError('not-found'), or AppError('invalid') where none of these has a place in the space. */
  function mustBeHeard(ids: readonly number[]): void {
    store.tracks.mustExist(ids);
    const isHeard = (id: number): boolean => {
      const { state, presence, kind } = store.tracks.get(id);
      return state === 'analysed' && presence === 'present' && kind === 'music';
    };
    if (ids.some(isHeard)) return;
    const [first] = store.tracks.rows(ids.slice(0, 1));
    const name = first === undefined ? 'It' : `'${first.title ?? first.fileName}'`;
    throw new AppError(
      'invalid',
      ids.length === 1
        ? `${name} has no place among the sounds: it was not listened to yet, is away, or is no music.`
        : 'None of these tracks has a place among the sounds: they were not listened to yet, are away, or are no music.',
    );
  }

  return {
    path: os.walks.path.handler(async ({ input, signal }) => {
      mustBeHeard([input.from]);
      mustBeHeard([input.to]);
      const question = {
        from: input.from,
        to: input.to,
        steps: input.steps ?? null,
        limits: input.limits ?? noLimits,
        artistGap: input.artistGap ?? usualArtistGap,
        ...wholeSpace(),
      };
      const found = await learning.interactive.ask('path', question, untilBegun(signal));
      void keepSpace(work, input.from);
      return found;
    }),
    blend: os.walks.blend.handler(async ({ input, signal }): Promise<Blended[]> => {
      const { more, less = [], limit = blendedAtOnce, perArtist = usualPerArtist } = input;
      mustBeHeard(more);
      store.tracks.mustExist(less);
      const question = { more, less, limit, perArtist, ...wholeSpace() };
      const found = await learning.interactive.ask('blend', question, untilBegun(signal));
      void keepSpace(work, more[0] ?? null);
      return found;
    }),
    radio: os.walks.radio.handler(async ({ input, signal }) => {
      const { from, more = [], less = [], played = [] } = input;
      if (from.kind === 'filter') checkQuery(from.filter.query);
      const ids =
        from.kind === 'tracks'
          ? from.ids
          : from.kind === 'playlist'
            ? store.playlists.contents(store.playlists.get(from.id).definition).ids
            : store.tracks.query({ ...from.filter, state: 'analysed', kind: 'music' }, []);
      if (ids.length === 0) throw new AppError('invalid', 'There is no track to begin a radio with.');
      mustBeHeard(ids);
      store.tracks.mustExist([...more, ...less]);
      const question = {
        seeds: ids,
        home: from.kind === 'filter' ? ids : null,
        more,
        less,
        played,
        length: input.length ?? batchLength,
        gap: input.gap ?? usualArtistGap,
        seed: input.seed ?? 1,
        ...wholeSpace(),
      };
      const found = await learning.interactive.ask('radio', question, untilBegun(signal));
      void keepSpace(work, ids[0] ?? null);
      return found;
    }),
  };
}

/** What waits is dropped when it is not wanted any more; what a worker has begun ends within a second, and the worker keeps its space. */
function untilBegun(signal: AbortSignal | undefined) {
  const waiting = new AbortController();
  const drop = (): void => waiting.abort();
  signal?.addEventListener('abort', drop, { once: true });
  return { signal: waiting.signal, onBegin: () => signal?.removeEventListener('abort', drop) };
}
