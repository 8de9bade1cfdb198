// A generated library in which all is heard: vectors of every group that ships, beats, two tempi, predictions of seven voices, points of the space.
import { statSync } from 'node:fs';
import { shippedGroups } from '../../src/core/features/layout.ts';
import { libraryFileOf } from '../../src/main/store/folder.ts';
import { openStore } from '../../src/main/store/store.ts';
import { analysisOf } from '../../tests/helpers/analysis.ts';
import { fillLibrary, genres, random, report } from './generated.ts';

/** Tracks that are committed together, as a scan commits them. */
const atOnce = 64;
const voices = 7;
const beats = 60;
/** Numbers of a point. */
const dimensions = 68;
const width = shippedGroups.reduce((sum, { columns }) => sum + columns.length, 0);

const numbers = (length: number): Float32Array => Float32Array.from({ length }, random);

/** What a track takes in the library's file when the command ends that filled it. */
export function bytesAHeardTrack(libraryDir: string, tracks: number): number {
  const { store, transaction, pack, close } = openStore(libraryDir, () => 0);
  fillLibrary(transaction, tracks);
  const ids = store.tracks.query({}, []);
  const genreId = store.genres.idOf(genres[0] ?? '') ?? 0;
  const modelId = transaction((write) => {
    write.features.declareGroups(shippedGroups);
    write.space.saveMetric({ name: 'made', parts: '[]', weights: new Uint8Array(width) });
    return write.models.add('personal', 'none', report());
  }).result;
  for (let start = 0; start < ids.length; start += atOnce)
    transaction((write) => {
      const some = ids.slice(start, start + atOnce);
      for (const id of some) {
        write.features.saveGroups(id, analysisOf([numbers(width)]).groups);
        write.features.saveBeats(id, [Array.from({ length: beats }, (_, n) => 0.4987 * n + 0.01 * random())]);
      }
      write.models.savePredictions(
        modelId,
        some.map((trackId) => ({
          trackId,
          genreId,
          confidence: random(),
          values: numbers(voices * genres.length),
        })),
      );
      write.space.savePoints(
        'made',
        some.map((trackId) => ({ trackId, values: numbers(dimensions) })),
      );
    });
  pack();
  close();
  return statSync(libraryFileOf(libraryDir)).size / tracks;
}
