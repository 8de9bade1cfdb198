// The tracks that paths mean, files or folders.
import type { Client } from '../../core/contract/contract.ts';
import { AppError } from '../../core/domain/errors.ts';
import { userPath } from './session.ts';

/** Throws for a path without tracks: a misspelt one should not pass unnoticed. */
export async function tracksAt(client: Client, paths: readonly string[]): Promise<number[]> {
  const resolved = await client.tracks.resolve({ paths: paths.map(userPath) });
  const unknown = resolved.find(({ ids }) => ids.length === 0);
  if (unknown !== undefined)
    throw new AppError('not-found', 'Not in the library; scan it first.', { path: unknown.path });
  return [...new Set(resolved.flatMap(({ ids }) => ids))];
}
