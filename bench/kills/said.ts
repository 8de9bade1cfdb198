// What a person has said, whatever the paths are now: the laws that must hold after every kill are about it.
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Client } from '../../src/core/contract/contract.ts';
import type { Place } from './phases.ts';

/** Labels, kinds and playlists as one text; tracks by the name of their file. */
export async function said(client: Client): Promise<string> {
  const { labels } = await client.labels.export();
  const playlists = await client.playlists.list({ deleted: true });
  return JSON.stringify({
    labels: labels.map(({ path, genre, kind }) => [basename(path), genre, kind]).sort(),
    playlists: await Promise.all(
      playlists.map(async ({ id, name, deleted }) => {
        const ids = await client.playlists.tracks({ id });
        const tracks = await Promise.all([...ids].map((trackId) => client.tracks.get({ id: trackId })));
        return [name, deleted, tracks.map(({ fileName }) => fileName)];
      }),
    ),
  });
}

/** What stands at the end, apart from what a person said. */
export async function standing(client: Client): Promise<string> {
  const { present, missing, analysed, failed } = await client.library.summary();
  const models = (await client.models.list()).map(({ origin, active }) => ({ origin, active }));
  return JSON.stringify({
    present,
    missing,
    analysed,
    failed,
    active: models.filter(({ active }) => active).length,
  });
}

/** What SQLite itself finds wrong with the file; 'ok' when there is nothing. */
export function integrity({ libraryDir }: Place): string {
  const db = new Database(join(libraryDir, 'library.db'), { readonly: true });
  try {
    return String(db.pragma('integrity_check', { simple: true }));
  } finally {
    db.close();
  }
}
