// The libraries that the killed processes start from, each made once and copied for every try.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { places as programPlaces, projectRoot } from '../../scripts/start/project.ts';
import type { Client } from '../../src/core/contract/contract.ts';
import { createApp } from '../../src/main/app.ts';
import { fillAnalysedLibrary } from '../retrain/analysedLibrary.ts';
import { finished, type Place } from './phases.ts';

export type PlaceName = 'new' | 'scanned' | 'analysed' | 'learned' | 'version 7';

const analysedTracks = 1500;
const labelledTracks = 30;

/** Folders below `scratch`; always the same, because the library knows its music by absolute paths. */
export function placeIn(scratch: string): Place {
  const at = join(scratch, 'try');
  return { libraryDir: join(at, 'library'), music: join(at, 'music'), exported: join(at, 'exported') };
}

/** Puts the place as it is before anything happens; made when it is asked for first. */
export function startingPlaces(scratch: string): (name: PlaceName) => Promise<void> {
  const place = placeIn(scratch);
  const current = join(scratch, 'try');
  const made = new Set<PlaceName>();
  return async (name) => {
    rmSync(current, { recursive: true, force: true });
    const template = join(scratch, name);
    if (made.has(name)) {
      cpSync(template, current, { recursive: true, preserveTimestamps: true });
      return;
    }
    mkdirSync(place.libraryDir, { recursive: true });
    await make[name](place);
    cpSync(current, template, { recursive: true, preserveTimestamps: true });
    made.add(name);
  };
}

const make: Readonly<Record<PlaceName, (place: Place) => Promise<void>>> = {
  new: async ({ music }) => compose(music),
  async scanned(place) {
    compose(place.music);
    await withClient(place, async (client) => {
      await finished(client, await client.library.scan({ folders: [place.music] }));
      const ids = await client.tracks.query({});
      for (const [n, id] of ids.entries())
        if (n % 3 !== 2) await client.labels.set({ trackIds: [id], genre: n % 3 === 0 ? 'jazz' : 'rock' });
      await client.tracks.setKind({ folder: join(place.music, 'talk'), kind: 'not music' });
      await client.playlists.create({ name: 'of all', trackIds: [...ids].reverse() });
    });
  },
  async analysed(place) {
    const truth = await fillAnalysedLibrary(place.libraryDir, analysedTracks);
    await withClient(place, async (client) => {
      const some = [...truth].slice(0, labelledTracks);
      for (const genre of new Set(truth.values())) {
        const trackIds = some.flatMap(([id, its]) => (its === genre ? [id] : []));
        if (trackIds.length > 0) await client.labels.set({ trackIds, genre });
      }
    });
  },
  async learned(place) {
    await make.analysed(place);
    await withClient(place, async (client) =>
      finished(client, await client.models.retrain({ evenIfWorse: true })),
    );
  },
  'version 7': async ({ libraryDir, music }) => {
    const sql = readFileSync(join(projectRoot, 'tests/helpers/oldLibrary/library.sql'), 'utf8');
    const db = new Database(join(libraryDir, 'library.db'));
    db.pragma('foreign_keys = OFF');
    db.exec(sql.replaceAll('{music}', music));
    db.close();
  },
};

/** Twelve pieces, and one of them twice. */
function compose(music: string): void {
  for (const [s, style] of styles.slice(0, 4).entries())
    for (const name of ['one', 'two', 'three']) {
      const seed = 10 * s + name.length;
      const folder = s === 3 ? 'talk' : 'songs';
      const bytes = wavFile(renderPiece(style, seed + (name === 'two' ? 1 : 0), 3), sampleRate, {
        INAM: name,
        IART: style.genre,
      });
      put(join(music, folder, s === 3 ? `${name}.wav` : `${style.genre} ${name}.wav`), bytes);
      if (s === 0 && name === 'one') put(join(music, folder, 'the same again.wav'), bytes);
    }
}

function put(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** Opens the place's library in this process. */
export async function withClient<Value>(
  { libraryDir }: Place,
  use: (client: Client) => Promise<Value>,
): Promise<Value> {
  const app = await createApp({ ...programPlaces, libraryDir, workers: 2 });
  try {
    return await use(createRouterClient(app.router));
  } finally {
    await app.close();
  }
}
