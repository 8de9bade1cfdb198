// Which feature groups a vector is made of, each at a version.
import * as z from 'zod';

export const groupVersionSchema = z.object({ name: z.string(), version: z.int() });
export type GroupVersion = z.infer<typeof groupVersionSchema>;

/** In the order of the vector. */
export type Layout = readonly GroupVersion[];
