// Settings, and the engine that they speak of.
import { os, type Parts } from './parts.ts';

export const settingsProcedures = ({ work: { store, change, learning } }: Parts) => ({
  get: os.settings.get.handler(() => store.settings.get()),
  engine: os.settings.engine.handler(({ signal }) => learning.interactive.ask('engine', null, { signal })),
  set: os.settings.set.handler(({ input }) => {
    change((write) => write.settings.set(input));
    return store.settings.get();
  }),
});
