// A made library of analysed tracks with facts, tags and fingerprints, of which every twentieth is nearly that of the track before.
import { printVersion } from '../../src/core/dsp/chromaprint/printer.ts';
import { sketchOf } from '../../src/core/duplicates/sketches.ts';
import { createRandom } from '../../src/core/learning/maths/random.ts';
import { openStore } from '../../src/main/store/store.ts';
import { fillAnalysedLibrary } from '../retrain/analysedLibrary.ts';

const tracksAtOnce = 2000;
const everyTwin = 20;
/** Half a minute's worth of a fingerprint. */
const words = 240;

export async function fillExploredLibrary(libraryDir: string, size: number): Promise<void> {
  const genres = await fillAnalysedLibrary(libraryDir, size);
  const { transaction, close } = openStore(libraryDir, () => 0);
  const random = createRandom(3);
  const made = (): Uint32Array => Uint32Array.from({ length: words }, () => random.integer(2 ** 32));
  let print = made();
  try {
    for (let start = 0; start < size; start += tracksAtOnce)
      transaction((write) => {
        for (let n = start; n < Math.min(size, start + tracksAtOnce); n++) {
          const isTwin = n % everyTwin === 1;
          print = isTwin ? print.map((word) => (random.next() < 0.5 ? word ^ 1 : word)) : made();
          write.duplicates.save(String(n), printVersion, print, sketchOf(print));
        }
      });
    // The answers of a person, whose metric has them.
    transaction((write) => {
      for (const [id, genre] of [...genres].slice(0, 1000))
        write.labels.set([id], write.genres.ensure(genre));
    });
  } finally {
    close();
  }
}
