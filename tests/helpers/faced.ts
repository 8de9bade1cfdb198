// A face's view of an app for tests of the faces themselves: settings that really change, media with known bytes.
import { implement } from '@orpc/server';
import { contract } from '../../src/core/contract/contract.ts';
import { AppError } from '../../src/core/model/errors.ts';
import type { AppEvent } from '../../src/core/model/events.ts';
import { defaultSettings, settingsSchema } from '../../src/core/model/settings.ts';
import type { Faced } from '../../src/main/faced.ts';
import { fileInMemory, type MediaFile } from '../../src/main/media/file.ts';

/** Track 1 is 1,000 bytes that count 0, 1, ... 250, 0, ...; track 2 fails as a bug would; others do not exist. */
export const trackBytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
export const peakBytes = Uint8Array.from([3, 1, 4, 1, 5, 9, 2, 6]);

export interface FacedStandIn extends Faced {
  /** Folders handed to `library.scan`, in order. */
  readonly scanned: string[][];
  /** Event streams that are open now. */
  openStreams(): number;
}

export function facedStandIn(): FacedStandIn {
  const os = implement(contract);
  const scanned: string[][] = [];
  let settings = defaultSettings;
  let streams = 0;
  const notHere = (): never => {
    throw new AppError('not-found', 'The stand-in does not do this.');
  };
  const router = os.router({
    library: {
      summary: os.library.summary.handler(notHere),
      roots: os.library.roots.handler(() => []),
      scan: os.library.scan.handler(({ input }) => {
        scanned.push(input.folders ?? []);
        return { jobId: scanned.length };
      }),
      browse: os.library.browse.handler(notHere),
      events: os.library.events.handler(async function* ({ signal }): AsyncGenerator<AppEvent> {
        streams += 1;
        try {
          yield { type: 'changed', topics: ['settings'] };
          await new Promise((resolve) => signal?.addEventListener('abort', resolve));
        } finally {
          streams -= 1;
        }
      }),
    },
    tracks: {
      query: os.tracks.query.handler(() => [1]),
      rows: os.tracks.rows.handler(notHere),
      get: os.tracks.get.handler(({ input, errors }) => {
        if (input.id === 1) return trackOne;
        throw errors.EXPECTED({ data: { kind: 'not-found', message: 'No such track.', path: null } });
      }),
      details: os.tracks.details.handler(notHere),
      resolve: os.tracks.resolve.handler(notHere),
    },
    genres: {
      list: os.genres.list.handler(() => []),
      tags: os.genres.tags.handler(notHere),
      facets: os.genres.facets.handler(notHere),
      like: os.genres.like.handler(notHere),
      suggestMerges: os.genres.suggestMerges.handler(notHere),
      vocabulary: os.genres.vocabulary.handler(notHere),
      overlay: os.genres.overlay.handler(notHere),
      previewOverlay: os.genres.previewOverlay.handler(notHere),
      setOverlay: os.genres.setOverlay.handler(notHere),
      undoOverlay: os.genres.undoOverlay.handler(notHere),
    },
    labels: {
      set: os.labels.set.handler(notHere),
      undo: os.labels.undo.handler(() => null),
      redo: os.labels.redo.handler(() => null),
    },
    models: {
      list: os.models.list.handler(() => []),
      retrain: os.models.retrain.handler(notHere),
      activate: os.models.activate.handler(notHere),
    },
    playlists: { export: os.playlists.export.handler(notHere) },
    jobs: {
      list: os.jobs.list.handler(() => []),
      follow: os.jobs.follow.handler(notHere),
      cancel: os.jobs.cancel.handler(() => null),
    },
    settings: {
      get: os.settings.get.handler(() => settings),
      set: os.settings.set.handler(({ input }) => {
        settings = settingsSchema.parse({ ...settings, ...input });
        return settings;
      }),
    },
  });
  return { router, scanned, openStreams: () => streams, audio, peaks };
}

async function audio(trackId: number): Promise<MediaFile> {
  if (trackId === 1) return fileInMemory(trackBytes, 'audio/flac', 'v1');
  if (trackId === 2) throw new Error('a bug');
  throw new AppError('not-found', 'No such track.');
}

async function peaks(trackId: number): Promise<Uint8Array> {
  if (trackId === 1) return peakBytes;
  throw new AppError('undecodable', 'No decoder takes it.', { path: '/music/odd.xyz' });
}

const trackOne = {
  id: 1,
  title: 'One',
  artist: null,
  album: null,
  fileName: 'one.flac',
  durationSeconds: 3,
  state: 'analysed' as const,
  presence: 'present' as const,
  genre: null,
  genreSource: 'none' as const,
  predictedGenre: null,
  confidence: null,
  path: '/music/one.flac',
  albumArtist: null,
  year: null,
  trackNumber: null,
  discNumber: null,
  declaredGenres: [],
  codec: 'FLAC',
  bitRate: null,
  sampleRate: 22_050,
  channels: 1,
  sizeBytes: 1000,
  tempoBpm: 120,
  musicalKey: 'C major',
  loudnessLufs: -14,
  dynamicRangeDb: 8,
  failure: null,
  probabilities: {},
  baseLearners: {},
};
