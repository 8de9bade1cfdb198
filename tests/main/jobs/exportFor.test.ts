// Exports for a player and for other programs: the format that is chosen, one document of all lists, and what is said beforehand.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Client } from '../../../src/core/contract/contract.ts';
import { resultOf, startApp } from '../../helpers/app.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const slow = 60_000;

async function opened(): Promise<Client> {
  const library = tempDir();
  const store = openTestStore(library);
  const label = (name: string, genre: string): void => {
    const track = addTrack(store, name, { title: name });
    store.write((to) => to.labels.set([track], to.genres.ensure(genre)));
  };
  label('plain.mp3', 'jazz');
  label('#1 hit.mp3', 'jazz');
  label('why?/100%41.mp3', 'polka');
  store.close();
  return (await startApp(library)).client;
}

async function exported(client: Client, how: Omit<Parameters<Client['playlists']['export']>[0], 'folder'>) {
  const folder = join(tempDir(), 'out');
  const result = await resultOf(client, client.playlists.export({ folder, ...how }));
  if (result.kind !== 'export') throw new Error(result.kind);
  return { ...result.report, files: readdirSync(folder).toSorted(), folder };
}

test(
  'each player gets its own format, and what it misreads in another is said before anything is written',
  async () => {
    const client = await opened();
    expect((await exported(client, { for: 'vlc' })).files).toEqual(['Jazz.xspf', 'Polka.xspf']);
    expect((await client.playlists.preview({ for: 'vlc' })).warnings).toEqual([]);
    expect((await client.playlists.preview({ for: 'vlc', format: 'm3u8' })).warnings).toEqual([
      { kind: 'misread', doubt: 'vlcOpensFolder', tracks: 1, playlist: null },
      { kind: 'misread', doubt: 'vlcReadsUrl', tracks: 1, playlist: null },
    ]);
    expect((await client.playlists.preview({ for: 'mpd', format: 'xspf' })).warnings).toEqual([
      { kind: 'misread', doubt: 'mpdDoesNotDecode', tracks: 2, playlist: null },
    ]);
    expect((await client.playlists.preview({ for: 'mpv', format: 'xspf' })).warnings).toEqual([
      { kind: 'unread', player: 'mpv', reads: ['m3u8', 'm3u', 'pls'] },
    ]);
    expect((await client.playlists.preview({ for: 'car' })).warnings).toEqual([
      { kind: 'misread', doubt: 'fatRefuses', tracks: 1, playlist: null },
    ]);
  },
  slow,
);

test(
  'documents of libraries hold all lists in one file, with the places of the files; written anew over their own',
  async () => {
    const client = await opened();
    for (const [format, file, place] of [
      ['rekordbox', 'rekordbox.xml', 'file://localhost/music/%231%20hit.mp3'],
      ['traktor', 'Traktor.nml', 'DIR="/:music/:" FILE="#1 hit.mp3"'],
      ['itunes', 'iTunes.xml', 'file:///music/%231%20hit.mp3'],
    ] as const) {
      const { files, folder, playlists } = await exported(client, { format });
      expect(files).toEqual([file]);
      expect(playlists.map(({ name, tracks }) => [name, tracks])).toEqual([
        ['Jazz', 2],
        ['Polka', 1],
      ]);
      expect(readFileSync(join(folder, file), 'utf8')).toContain(place);
      await resultOf(client, client.playlists.export({ folder, format, genres: ['jazz'] }));
      expect(readdirSync(folder)).toEqual([file]);
      expect(readFileSync(join(folder, file), 'utf8')).not.toContain('100%41');
    }
    const { folder, files } = await exported(client, { for: 'serato' });
    expect(files).toEqual(['Jazz.crate', 'Polka.crate']);
    await resultOf(client, client.playlists.export({ folder, for: 'serato' }));
    expect(existsSync(join(folder, 'Jazz (2).crate'))).toBe(false);
  },
  slow,
);
