// Playing: counts, and what the player goes on with after a restart.
import { os, type Parts } from './parts.ts';

export const playingProcedures = ({ work: { store, change } }: Parts) => ({
  count: os.playing.count.handler(({ input: { trackId } }) => {
    // Throws for a track that never was; one that was joined with another is that one.
    store.tracks.file(trackId);
    change((write) => write.plays.count(trackId, Date.now()));
    return null;
  }),
  kept: os.playing.kept.handler(() => ({ queued: store.queue.queued(), place: store.queue.place() })),
  keep: os.playing.keep.handler(({ input: { queued, place } }) => {
    change((write) => {
      if (queued !== undefined) write.queue.setQueued(queued);
      if (place !== undefined) write.queue.setPlace(place);
    });
    return null;
  }),
});
