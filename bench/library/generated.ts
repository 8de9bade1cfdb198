// A generated library, always the same: tracks with tags, facts and predictions, without files.
import { seededRandom } from '../../scripts/demo/random.ts';
import { FACTS_VERSION } from '../../src/core/features/facts.ts';
import { noTags } from '../../src/main/library/tags.ts';
import type { Transaction } from '../../src/main/store/store.ts';

export const genres = [
  'rock',
  'jazz',
  'metal',
  'classical',
  'hip hop',
  'pop',
  'blues',
  'country',
  'disco',
  'reggae',
];
const syllables = [
  'mo',
  'ra',
  'lin',
  'ta',
  'ske',
  'vu',
  'ber',
  'ó',
  'nä',
  'shi',
  'dun',
  'el',
  'qua',
  'pho',
  'ix',
];
const keys = ['C major', 'A minor', 'G major', 'F# minor', 'Eb major'];
export const random = seededRandom(1);

/** Artists with some thirty tracks each, on albums of twelve. */
export function fillLibrary(transaction: Transaction, size: number): void {
  const { rootId, genreIds, modelId } = transaction((write) => {
    const made = {
      rootId: write.roots.add(Buffer.from('/music'), '/music'),
      genreIds: genres.map((genre) => write.genres.ensure(genre)),
      modelId: write.models.add('personal', 'none', report()),
    };
    write.models.activate(made.modelId);
    write.tags.saveMeanings(
      genres.map((written, i) => ({
        written,
        category: 'genre',
        genreId: made.genreIds[i] ?? null,
        facets: [],
      })),
    );
    return made;
  }).result;
  const artists = Array.from({ length: Math.ceil(size / 30) }, () => name(2));
  const albums = Array.from({ length: Math.ceil(size / 12) }, () => name(2));
  for (let start = 0; start < size; start += 5000) {
    transaction((write) => {
      const ids: number[] = [];
      for (let i = start; i < Math.min(size, start + 5000); i++) {
        const album = Math.floor(i / 12);
        const artist = artists[Math.floor(i / 30)] ?? '';
        const path = `/music/${album % 10}/${artist}/${album} ${albums[album]}/${(i % 12) + 1} track.flac`;
        const id = write.tracks.add({
          rootId,
          path: Buffer.from(path),
          displayPath: path,
          size: 1000,
          mtimeMs: 0,
          fingerprint: String(i),
          artistKey: artist,
          tags: {
            ...noTags,
            title: name(3),
            artist,
            album: albums[album] ?? '',
            year: 1960 + Math.floor(random() * 60),
            trackNumber: (i % 12) + 1,
            genres: i % 4 === 0 ? [genres[i % genres.length] ?? ''] : [],
            codec: i % 3 === 0 ? 'FLAC' : 'MPEG 1 Layer 3',
            durationSeconds: 100 + random() * 300,
          },
        });
        ids.push(id);
        write.features.saveAnalysis(id, {
          durationSeconds: 200,
          windows: [{ startSeconds: 85, lengthSeconds: 30, beats: [] }],
          groups: [],
          remarks: [],
          facts: {
            ...tempoOf(60 + random() * 120),
            estimatedKey: keys[Math.floor(random() * keys.length)] ?? null,
            version: FACTS_VERSION,
            loudnessLufs: -14,
            loudnessSeconds: 30,
            loudnessRangeLu: null,
            truePeakDbtp: null,
            dynamicRangeDb: 8,
          },
        });
      }
      write.models.savePredictions(
        modelId,
        ids.map((trackId) => ({
          trackId,
          genreId: genreIds[Math.floor(random() * genreIds.length)] ?? 1,
          confidence: random(),
          values: new Float32Array(genres.length),
        })),
      );
    });
  }
}

export function name(words: number): string {
  const word = (): string =>
    Array.from(
      { length: 2 + Math.floor(random() * 2) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join('');
  return Array.from({ length: words }, word).join(' ');
}

export function report() {
  return {
    trainedAt: '2026-01-01T00:00:00Z',
    seed: 1,
    groups: [],
    featureNames: [],
    classes: genres,
    rows: 0,
    rowsPerClass: {},
    artists: 0,
    folds: 0,
    judgedRows: 0,
    accuracy: null,
    logLoss: null,
    accuracyPerFold: [],
    baseLearners: {},
    confusion: [],
  };
}

/** A tempo that could as well be half of it. */
function tempoOf(bpm: number) {
  const tempoLevels = [
    { bpm, evidence: Math.log(0.8) },
    { bpm: bpm / 2, evidence: Math.log(0.2) },
  ];
  return { tempoBpm: bpm, tempoLevels };
}
