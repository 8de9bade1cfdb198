// The library in the pictures of the map: made tracks by made artists, twelve thousand of them, on a made map.
import { FACTS_VERSION } from '../../src/core/features/facts.ts';
import { noTags } from '../../src/main/library/tags.ts';
import type { Transaction, Writes } from '../../src/main/store/store.ts';
import { type MadePlace, madePlaces } from '../demo/mapPlaces.ts';
import { pick, type Random, seededRandom } from '../demo/random.ts';

const tracks = 12_000;
const genres = [
  'rock',
  'jazz',
  'classical',
  'folk',
  'country',
  'blues',
  'soul',
  'reggae',
  'hip hop',
  'electronic',
  'ambient',
  'pop',
  'punk',
  'metal',
] as const;
const keys = [
  'C major',
  'A minor',
  'G major',
  'E minor',
  'F major',
  'D minor',
  'D major',
  'B minor',
] as const;
const firsts = [
  'Amber',
  'Paper',
  'Silent',
  'Golden',
  'Northern',
  'Velvet',
  'Little',
  'Iron',
  'Distant',
  'Blue',
  'Salt',
  'Hollow',
  'Winter',
  'Copper',
  'Glass',
] as const;
const seconds = [
  'Harbour',
  'Foxes',
  'Orchard',
  'Lanterns',
  'Rivers',
  'Parade',
  'Station',
  'Choir',
  'Engines',
  'Meadow',
  'Tides',
  'Arcade',
  'Sparrows',
  'Avenue',
  'Company',
] as const;
const beginnings = ['Before', 'After', 'Under', 'Into', 'Beyond', 'Without', 'Along', 'Over'] as const;
const ends = [
  'the Rain',
  'Midnight',
  'the Hill',
  'Morning',
  'the Wires',
  'September',
  'You',
  'the Sea',
] as const;
const tracksOfArtist = 30;
const tracksOfAlbum = 10;

export function fillPicturedLibrary(transaction: Transaction): void {
  const random = seededRandom(11);
  const places = madePlaces(tracks, genres.length, random);
  transaction((write) => {
    const rootId = write.roots.add(Buffer.from('/music'), '/music');
    const genreIds = genres.map((genre) => write.genres.ensure(genre));
    const modelId = write.models.add('personal', 'none', noReport());
    write.models.activate(modelId);
    let artist = '';
    const ids = places.map((place, i) => {
      if (i % tracksOfArtist === 0) artist = `${pick(random, firsts)} ${pick(random, seconds)}`;
      return addTrack(write, rootId, place, i, artist, random);
    });
    write.models.savePredictions(
      modelId,
      places.map(({ genre, strays }, i) => ({
        trackId: ids[i] ?? 0,
        genreId: genreIds[genre] ?? 1,
        confidence: strays ? 0.3 + 0.3 * random() : 0.6 + 0.4 * random(),
        values: new Float32Array(genres.length),
      })),
    );
    const map = {
      ids: Int32Array.from(ids),
      places: Uint16Array.from(places.flatMap(({ x, y }) => [x, y])),
    };
    // The overview too: it would be laid out by itself.
    for (const kind of ['pca', 'umap'] as const) {
      const laidOutAt = write.maps.replace(kind, 'made', map);
      write.maps.judge(kind, laidOutAt, { trustworthiness: 0.93, continuity: 0.95 });
    }
  });
}

function addTrack(
  write: Writes,
  rootId: number,
  { genre }: MadePlace,
  i: number,
  artist: string,
  random: Random,
): number {
  const title = `${pick(random, beginnings)} ${pick(random, ends)}`;
  const album = `${pick(random, firsts)} ${pick(random, ends)}`;
  const number = (i % tracksOfAlbum) + 1;
  const path = `/music/${artist}/${i}/${number} ${title}.flac`;
  const durationSeconds = 140 + 180 * random();
  const id = write.tracks.add({
    rootId,
    path: Buffer.from(path),
    displayPath: path,
    size: Math.round(100_000 * durationSeconds),
    mtimeMs: 0,
    fingerprint: `${i}`,
    artistKey: artist,
    tags: {
      ...noTags,
      title,
      artist,
      album,
      trackNumber: number,
      year: 1965 + Math.floor(((genre * 37) % 40) + 18 * random()),
      codec: 'FLAC',
      durationSeconds,
    },
  });
  const tempoBpm = 70 + ((genre * 23) % 70) + 25 * random();
  write.features.saveAnalysis(id, {
    durationSeconds,
    windows: [{ startSeconds: durationSeconds / 2 - 15, lengthSeconds: 30, beats: [] }],
    groups: [],
    remarks: [],
    facts: {
      tempoBpm,
      tempoLevels: [{ bpm: tempoBpm, evidence: 0 }],
      estimatedKey: pick(random, keys),
      version: FACTS_VERSION,
      loudnessLufs: -8 - ((genre * 5) % 9) - 4 * random(),
      loudnessSeconds: 30,
      loudnessRangeLu: null,
      truePeakDbtp: null,
      dynamicRangeDb: 8,
    },
  });
  return id;
}

function noReport() {
  return {
    trainedAt: '2026-01-01T00:00:00Z',
    seed: 1,
    groups: [],
    featureNames: [],
    classes: [...genres],
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
