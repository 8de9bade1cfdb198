// The user's genres with their counts.
import * as z from 'zod';
import { genreSchema } from '../model/genre.ts';
import { procedure } from './procedure.ts';

export const genresContract = {
  list: procedure.output(z.array(genreSchema)),
};
