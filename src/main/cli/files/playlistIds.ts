// A person's playlists by their names.
import type { Client } from '../../../core/contract/contract.ts';
import { AppError } from '../../../core/domain/errors.ts';

/** Whatever their case. Throws AppError('not-found'). */
export async function playlistIds(client: Client, names: readonly string[]): Promise<number[]> {
  const all = await client.playlists.list({});
  return names.map((name) => {
    const found = all.find((playlist) => playlist.name.toLowerCase() === name.trim().toLowerCase());
    if (found === undefined) throw new AppError('not-found', `There is no playlist '${name}'.`);
    return found.id;
  });
}
