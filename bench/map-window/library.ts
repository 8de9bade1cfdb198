// A made library with a map, always the same.
import { madePlaces } from '../../scripts/demo/mapPlaces.ts';
import { seededRandom } from '../../scripts/demo/random.ts';
import type { Transaction } from '../../src/main/store/store.ts';
import { fillLibrary, genres, report } from '../library/generated.ts';

/** With a genre for each track that is the one of its place, mostly, and a layout that was judged. */
export function fillMappedLibrary(transaction: Transaction, size: number): void {
  fillLibrary(transaction, size);
  const random = seededRandom(2);
  const places = madePlaces(size, genres.length, random);
  transaction((write) => {
    const modelId = write.models.add('personal', 'none', report());
    write.models.activate(modelId);
    const genreIds = genres.map((genre) => write.genres.ensure(genre));
    write.models.savePredictions(
      modelId,
      places.map(({ genre, strays }, i) => ({
        trackId: i + 1,
        genreId: genreIds[genre] ?? 1,
        confidence: strays ? 0.3 + 0.3 * random() : 0.6 + 0.4 * random(),
        values: new Float32Array(genres.length),
      })),
    );
    const laidOutAt = write.maps.replace('pca', 'made', {
      ids: Int32Array.from(places, (_, i) => i + 1),
      places: Uint16Array.from(places.flatMap(({ x, y }) => [x, y])),
    });
    write.maps.judge('pca', laidOutAt, { trustworthiness: 0.93, continuity: 0.95 });
  });
}
