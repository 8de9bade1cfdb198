// Settings: read all, change some.
import { settingsChangeSchema, settingsSchema } from '../model/settings.ts';
import { procedure } from './procedure.ts';

export const settingsContract = {
  get: procedure.output(settingsSchema),
  set: procedure.input(settingsChangeSchema).output(settingsSchema),
};
