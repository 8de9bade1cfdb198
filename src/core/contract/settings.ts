// Settings: read all, change some.
import { engineSchema, settingsChangeSchema, settingsSchema } from '../domain/settings.ts';
import { procedure } from './procedure.ts';

export const settingsContract = {
  get: procedure.output(settingsSchema),
  set: procedure.input(settingsChangeSchema).output(settingsSchema),
  /** The back end of the neural network on this machine; starts a learning worker if none runs. */
  engine: procedure.output(engineSchema),
};
