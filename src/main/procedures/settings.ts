// Settings: those that decide genres decide them for the whole library at once.
import { os, type Parts } from './parts.ts';

export const settingsProcedures = ({ work: { store, events, learning } }: Parts) => ({
  get: os.settings.get.handler(() => store.settings.get()),
  engine: os.settings.engine.handler(({ signal }) => learning.interactive.ask('engine', null, { signal })),
  set: os.settings.set.handler(({ input }) => {
    const decides = input.trustFileTags !== undefined || input.confidenceThreshold !== undefined;
    store.transaction(() => {
      store.settings.set(input);
      if (decides) store.decideGenres('all');
    });
    events.changed('settings', ...(decides ? (['tracks', 'genres'] as const) : []));
    return store.settings.get();
  }),
});
