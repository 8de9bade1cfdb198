// What both sides of a queue say on the terminal while they go on.
import { displayPath } from '../../core/domain/text/paths.ts';
import type { Address } from './address.ts';

export const said = {
  lost: ({ shown }: Address, why: string) => `The queue at ${shown} is lost (${why}); trying again.`,
  back: ({ shown }: Address) => `The queue at ${shown} is back.`,
  forgets: ({ shown }: Address, policy: string, wanted: string) =>
    `The queue at ${shown} throws away what it has been told when its memory is full (maxmemory-policy ${policy}), and tasks with it: set it to ${wanted}.`,
  unreachable: (folder: Uint8Array, why: string) =>
    `The shared folder ${displayPath(folder)} cannot be read (${why}): until it can, what lies below it comes through the queue.`,
} as const;
