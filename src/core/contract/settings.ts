// Settings: read all, change some.
import { engineSchema, settingsChangeSchema, settingsSchema } from '../domain/settings.ts';
import { procedure } from './procedure.ts';

export const settingsContract = {
  get: procedure.output(settingsSchema),
  set: procedure.input(settingsChangeSchema).output(settingsSchema),
  /** What the neural network is computed with on this machine; starts a learning worker where none runs. */
  engine: procedure.output(engineSchema),
};
