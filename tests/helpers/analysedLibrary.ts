// A library of analysed tracks: the starter's rows as tracks, their further columns at random.
import { join } from 'node:path';
import { projectRoot } from '../../scripts/start/project.ts';
import { BASE57_NAMES, FEATURE_NAMES, shippedGroups } from '../../src/core/features/layout.ts';
import { createRandom } from '../../src/core/learning/maths/random.ts';
import { loadStarter } from '../../src/main/engines/starter.ts';
import { noTags } from '../../src/main/library/tags.ts';
import { openStore, type Writes } from '../../src/main/store/store.ts';
import { analysisOf } from './analysis.ts';
import { at, foundFile } from './library.ts';

export interface AnalysedTrack {
  readonly id: number;
  /** Its true genre. */
  readonly genre: string;
  readonly artist: string;
}

/** `perGenre` tracks of each of these genres of the starter's, two a fictional artist, below /music/<genre>. */
export async function analysedLibrary(
  libraryDir: string,
  genres: readonly string[],
  perGenre: number,
): Promise<AnalysedTrack[]> {
  const { table } = await loadStarter(join(projectRoot, 'resources', 'starter-model'));
  const random = createRandom(1);
  const { transaction, close } = openStore(libraryDir, () => at);
  try {
    const { result } = transaction((write) => {
      write.features.declareGroups(shippedGroups);
      const rootId = write.roots.add(Buffer.from('/music'), '/music');
      return genres.flatMap((genre) => {
        const rows = table.labels.flatMap((label, row) => (label === genre ? [row] : []));
        return Array.from({ length: perGenre }, (_, n): AnalysedTrack => {
          const artist = `${genre} ${Math.floor(n / 2)}`;
          const row = rows[n % rows.length]!;
          const features = Float32Array.from(FEATURE_NAMES, (name) => {
            const column = BASE57_NAMES.indexOf(name);
            if (column < 0) return random.normal();
            // Near the starter's rows, but none of them: other recordings of such music.
            return table.X.data[row * table.X.cols + column]! * (1 + 0.25 * random.normal());
          });
          return { id: addAnalysed(write, rootId, `${genre}/${n}.mp3`, artist, features), genre, artist };
        });
      });
    });
    return result;
  } finally {
    close();
  }
}

function addAnalysed(
  write: Writes,
  rootId: number,
  name: string,
  artist: string,
  features: Float32Array,
): number {
  const tags = { ...noTags, title: name, artist };
  const id = write.tracks.add(foundFile(`/music/${name}`, tags, { rootId }));
  write.features.saveAnalysis(id, analysisOf([features]));
  return id;
}
