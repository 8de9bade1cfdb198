// Which tracks a command is about: those at paths, those that a search finds, or those at paths that it finds.
import type { Client } from '../../core/contract/contract.ts';
import { AppError } from '../../core/domain/errors.ts';
import { albumOrder } from '../../core/domain/listing.ts';
import { tracksAt } from './tracksAt.ts';

/** Each once; a search alone lists them in album order. Throws where it finds none. */
export async function chosenTracks(
  client: Client,
  paths: readonly string[],
  search: string | null,
): Promise<number[]> {
  const found =
    search === null ? null : await client.tracks.query({ filter: { query: search }, sort: albumOrder });
  const at = paths.length === 0 ? null : await tracksAt(client, paths);
  const wanted = new Set(found);
  const chosen = at === null ? (found ?? []) : found === null ? at : at.filter((id) => wanted.has(id));
  if (search !== null && chosen.length === 0)
    throw new AppError('not-found', `No track${paths.length > 0 ? ' there' : ''} is found by '${search}'.`);
  return chosen;
}
