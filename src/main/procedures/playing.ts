// Playing: counts, levels, what belongs together, and what the player goes on with after a restart.
import { setImmediate } from 'node:timers/promises';
import { albumGainDb, trackGainDb } from '../../core/playing/levelling.ts';
import { os, type Parts } from './parts.ts';

/** Asked for in one go; in between others have their turn. */
const grouped = 5000;

export const playingProcedures = ({ work: { store, change } }: Parts) => ({
  count: os.playing.count.handler(({ input: { trackId } }) => {
    // Throws for a track that never was; one that was joined with another is that one.
    store.tracks.file(trackId);
    change((write) => write.plays.count(trackId, Date.now()));
    return null;
  }),
  groups: os.playing.groups.handler(async ({ input: { ids, by } }) => {
    const numbers = new Map<string, number>();
    const found: number[] = [];
    for (let start = 0; start < ids.length; start += grouped) {
      const names = new Map(store.plays.groups(ids.slice(start, start + grouped), by));
      for (const id of ids.slice(start, start + grouped)) {
        const name = names.get(id) ?? `track ${id}`;
        const number = numbers.get(name) ?? numbers.size;
        numbers.set(name, number);
        found.push(number);
      }
      await setImmediate();
    }
    return found;
  }),
  levels: os.playing.levels.handler(({ input: { trackId } }) => {
    store.tracks.mustExist([trackId]);
    const [own] = store.tracks.rows([trackId]);
    return {
      track: own === undefined ? 0 : trackGainDb(own),
      album: albumGainDb(store.tracks.rows(store.tracks.companions([trackId], 'album'))),
    };
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
