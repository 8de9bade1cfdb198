// Missing tracks that could be several files: what is asked about them, and what the answers do.
import { AppError } from '../../core/domain/errors.ts';
import type { MatchedTrack } from '../../core/domain/match.ts';
import type { MatchedTrack as StoredTrack } from '../store/tracks/matches.ts';
import { os, type Parts } from './parts.ts';

export function matchesProcedures({ work }: Parts) {
  const { store, change, now } = work;

  return {
    list: os.matches.list.handler(() => {
      const open = store.matches.open();
      const ids = new Set(open.flatMap(({ lostId, candidateIds }) => [lostId, ...candidateIds]));
      const tracks = new Map(store.matches.tracks([...ids]).map((track) => [track.id, track]));
      const playlists = store.playlists.list().filter(({ definition }) => !definition.deleted);
      return open.flatMap(({ lostId, candidateIds }) => {
        const lost = tracks.get(lostId);
        if (lost === undefined) return [];
        const candidates = candidateIds.flatMap((id) => tracks.get(id) ?? []).map(shown);
        const names = playlists.flatMap(({ definition }) =>
          definition.trackIds.includes(lostId) ? [definition.name] : [],
        );
        const { genre, kind, missingAt } = lost;
        const track = { ...shown(lost), label: genre, kind, playlists: names, missingSince: missingAt };
        return [{ track, candidates }];
      });
    }),
    answer: os.matches.answer.handler(({ input: { trackId, candidateId } }) => {
      const asked = store.matches.open().find(({ lostId }) => lostId === trackId);
      if (asked === undefined)
        throw new AppError('not-found', `Nothing is asked about track ${trackId}; it may have been found.`);
      if (candidateId !== null && !asked.candidateIds.includes(candidateId))
        throw new AppError(
          'invalid',
          `Track ${candidateId} is none of those that track ${trackId} could be.`,
        );
      change((write) => {
        if (candidateId === null) return write.matches.refuse(trackId, now());
        const [state] = store.tracks.files([trackId]).map((file) => file.state);
        if (state !== 'analysed') write.features.copy(candidateId, trackId);
        write.matches.join(trackId, candidateId, 'lost');
      });
      return null;
    }),
  };
}

function shown({ id, displayPath, title, artist, album }: StoredTrack): MatchedTrack {
  return { id, path: displayPath, title, artist, album };
}
