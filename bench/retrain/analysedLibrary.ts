// A large analysed library: the starter's rows with noise, two tracks a fictional artist, many genre tags, made facts.
import { join } from 'node:path';
import { projectRoot } from '../../scripts/start/project.ts';
import { BASE57_NAMES, FEATURE_NAMES, shippedGroups } from '../../src/core/features/layout.ts';
import { createRandom, type Random } from '../../src/core/learning/maths/random.ts';
import { loadStarter } from '../../src/main/engines/starter.ts';
import { noTags } from '../../src/main/library/tags.ts';
import { openStore, type Writes } from '../../src/main/store/store.ts';
import { analysisOf, noFacts } from '../../tests/helpers/analysis.ts';

/** Tracks a transaction. */
const tracksAtOnce = 5000;
const distinctTags = 1000;
const keys = ['C major', 'G major', 'Eb major', 'A minor', 'E minor', 'F# minor'];

/** Fills a new library with `size` analysed tracks of the full layout. Returns the true genre of each, by id. */
export async function fillAnalysedLibrary(libraryDir: string, size: number): Promise<Map<number, string>> {
  const { table } = await loadStarter(join(projectRoot, 'resources', 'starter-model'));
  const random = createRandom(1);
  const forFacts = createRandom(2);
  const columns = FEATURE_NAMES.map((name) => BASE57_NAMES.indexOf(name));
  const genres = [...new Set(table.labels)];
  const rowsOf = genres.map((genre) => table.labels.flatMap((label, row) => (label === genre ? [row] : [])));
  const truth = new Map<number, string>();
  const { transaction, close } = openStore(libraryDir, () => 0);
  try {
    const { result: rootId } = transaction((write) => {
      write.features.declareGroups(shippedGroups);
      return write.roots.add(Buffer.from('/music'), '/music');
    });
    for (let start = 0; start < size; start += tracksAtOnce) {
      transaction((write) => {
        for (let n = start; n < Math.min(size, start + tracksAtOnce); n++) {
          const at = Math.floor(n / 2) % genres.length;
          const rows = rowsOf[at] ?? [];
          const row = rows[Math.floor(random.next() * rows.length)] ?? 0;
          // Near the starter's rows, but none of them; columns that the starter lacks are weakly informative too.
          const features = Float32Array.from(columns, (column) =>
            column < 0
              ? 0.3 * at * (random.next() < 0.1 ? 1 : 0) + random.normal()
              : (table.X.data[row * table.X.cols + column] ?? 0) * (1 + 0.25 * random.normal()),
          );
          truth.set(add(write, rootId, n, features, tagsOf(n), forFacts), genres[at] ?? '');
        }
      });
    }
  } finally {
    close();
  }
  return truth;

  function tagsOf(n: number): string[] {
    return [`${genres[n % genres.length]}`, `made up ${n % distinctTags}`];
  }
}

function add(
  write: Writes,
  rootId: number,
  n: number,
  features: Float32Array,
  genres: readonly string[],
  random: Random,
): number {
  const path = `/music/${n % 500}/${n}.mp3`;
  const artist = `artist ${Math.floor(n / 2)}`;
  const id = write.tracks.add({
    rootId,
    path: Buffer.from(path),
    displayPath: path,
    size: 1000,
    mtimeMs: 0,
    fingerprint: String(n),
    artistKey: `artist:${artist}`,
    tags: {
      ...noTags,
      title: `title ${n}`,
      artist,
      genres: [...genres],
      year: 1960 + random.integer(60),
      durationSeconds: 180 + 120 * random.next(),
    },
  });
  const bpm = 70 + 100 * random.next();
  const facts = {
    ...noFacts,
    tempoBpm: bpm,
    tempoLevels: [{ bpm, evidence: 0 }],
    estimatedKey: keys[random.integer(keys.length)] ?? null,
    loudnessLufs: -20 + 12 * random.next(),
  };
  write.features.saveAnalysis(id, { ...analysisOf([features]), facts });
  return id;
}
