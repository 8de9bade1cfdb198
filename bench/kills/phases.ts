// What a process is doing when it is killed, and the library and the music that it does it with.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '../../src/core/contract/contract.ts';
import { listBackups } from '../../src/main/store/backups/folder.ts';
import { makeBackup } from '../../src/main/store/backups/make.ts';
import type { PlaceName } from './places.ts';

export interface Phase {
  /** What it starts from. */
  readonly from: PlaceName;
  /** Done before the process starts. */
  readonly before?: (place: Place) => void;
  /** Calls `said` whenever the app has acknowledged something that a person said. */
  readonly work: Work;
  /** What goes on after the kill; absent: the same work. */
  readonly after?: Work;
}

type Work = (client: Client, place: Place, said: () => Promise<void>) => Promise<void>;

/** Folders of one try. */
export interface Place {
  readonly libraryDir: string;
  readonly music: string;
  readonly exported: string;
}

type PhaseName =
  | 'labelling'
  | 'the first scan'
  | 'a scan of moved music'
  | 'migration'
  | 'learning'
  | 'activation'
  | 'export'
  | 'backup';

export const phases: Readonly<Record<PhaseName, Phase>> = {
  labelling: { from: 'scanned', work: label },
  'the first scan': { from: 'new', work: (client, { music }) => scan(client, [music]) },
  'a scan of moved music': {
    from: 'scanned',
    before: ({ music }) => {
      renameSync(join(music, 'songs'), join(music, 'moved'));
      renameSync(join(music, 'talk', 'one.wav'), join(music, 'one.wav'));
    },
    work: (client) => scan(client),
  },
  migration: { from: 'version 7', work: async () => undefined },
  learning: {
    from: 'analysed',
    work: async (client) => finished(client, await client.models.retrain({ evenIfWorse: true })),
    // To learn once more takes longer than all the rest.
    after: activate,
  },
  activation: { from: 'learned', work: activate },
  export: { from: 'scanned', work: exportTwice },
  backup: { from: 'learned', work: backUp },
};

export function phaseNamed(name: string): Phase {
  const found = Object.entries(phases).find(([known]) => known === name);
  if (found === undefined)
    throw new Error(`there is no phase '${name}'; there are: ${Object.keys(phases).join(', ')}`);
  return found[1];
}

async function scan(client: Client, folders?: string[]): Promise<void> {
  await finished(client, await client.library.scan(folders === undefined ? {} : { folders }));
}

/** Everything that a person can say of tracks, one after the other. */
async function label(client: Client, _place: Place, said: () => Promise<void>): Promise<void> {
  const ids = await client.tracks.query({});
  const [first = 0] = ids;
  for (const [n, id] of ids.entries()) {
    await client.labels.set({ trackIds: [id], genre: ['jazz', 'rock', 'field recording'][n % 3] ?? 'jazz' });
    await said();
    if (n % 3 === 0) {
      await client.changes.undo();
      await said();
    }
    if (n % 4 === 1) {
      await client.tracks.setKind({ ids: [id], kind: 'not music' });
      await said();
    }
    const playlist = await client.playlists.create({ name: `list ${n}`, trackIds: [id] });
    await said();
    await client.playlists.addTracks({ id: playlist.id, trackIds: [first] });
    await said();
  }
  await client.labels.set({ trackIds: ids, genre: 'blues' });
  await said();
  await client.changes.undo();
  await said();
}

async function activate(client: Client): Promise<void> {
  for (const { id } of (await client.models.list()).filter(({ active }) => !active))
    await finished(client, await client.models.activate({ id }));
}

async function backUp(_client: Client, { libraryDir }: Place): Promise<void> {
  makeBackup({ libraryDir, reason: 'asked', now: Date.now() });
  for (const { name, sound } of listBackups(libraryDir))
    if (!sound) throw new Error(`the backup ${name} is not whole`);
}

/** The second goes over the files of the first. */
async function exportTwice(client: Client, { exported }: Place): Promise<void> {
  for (const format of ['m3u8', 'csv', 'm3u8'] as const)
    await finished(client, await client.playlists.export({ folder: exported, format }));
}

export async function finished(client: Client, { jobId }: { readonly jobId: number }): Promise<void> {
  for await (const { status } of await client.jobs.follow({ id: jobId }))
    if (status.state === 'failed') throw new Error(status.error.message);
}
