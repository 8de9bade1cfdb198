// A face's view of an app for tests of the faces themselves: a small router, media with known bytes.
import { ORPCError, os } from '@orpc/server';
import { AppError, toErrorData } from '../../src/core/domain/errors.ts';
import { defaultSettings, settingsSchema } from '../../src/core/domain/settings.ts';
import { fileInMemory, type MediaFile } from '../../src/main/media/file.ts';
import type { OpenApp } from '../../src/main/shell/openApp.ts';

/** Track 1 is 1,000 bytes that count 0, 1, ... 250, 0, ...; track 2 fails as a bug would; others do not exist. */
export const trackBytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
export const peakBytes = Uint8Array.from([3, 1, 4, 1, 5, 9, 2, 6]);

/** A GIF of one pixel. */
export const coverBytes = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');

export interface FacedStandIn extends OpenApp {
  /** Folders handed to `scan`, in order. */
  readonly scanned: string[][];
  /** Event streams that are open now. */
  openStreams(): number;
}

/** Its router has `settings` as the contract has them, and `library.events`, which sends one event and stays open. */
export function facedStandIn(): FacedStandIn {
  const scanned: string[][] = [];
  let settings = defaultSettings;
  let streams = 0;
  const router = {
    settings: {
      get: os.handler(() => settings),
      set: os.input(settingsSchema.partial()).handler(({ input }) => {
        settings = settingsSchema.parse({ ...settings, ...input });
        return settings;
      }),
    },
    library: {
      events: os.handler(async function* ({ signal }) {
        streams += 1;
        try {
          yield { type: 'changed', topics: ['settings'] };
          await new Promise((resolve) => signal?.addEventListener('abort', resolve));
        } finally {
          streams -= 1;
        }
      }),
    },
  };
  return {
    router,
    scanned,
    openStreams: () => streams,
    scan: async (folders) => scanned.push(folders),
    analyse: async (folders) => scanned.push(folders),
    pathOfTrack,
    language: async () => settings.language,
    audio,
    peaks,
    spectrogram,
    cover,
    smallCover,
    close: async () => undefined,
  };
}

async function pathOfTrack(trackId: number): Promise<string> {
  if (trackId === 1) return '/music/one.flac';
  const error = new AppError('not-found', 'No such track.');
  throw new ORPCError('EXPECTED', { status: 422, message: error.message, data: toErrorData(error) });
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

async function spectrogram(trackId: number): Promise<Uint8Array> {
  if (trackId === 1) return new TextEncoder().encode('[[0,255]]');
  throw new AppError('undecodable', 'No decoder takes it.', { path: '/music/odd.xyz' });
}

async function smallCover(trackId: number, px: number): Promise<MediaFile | null> {
  return trackId === 1 ? fileInMemory(coverBytes, 'image/jpeg', `c1-${px}`) : null;
}

async function cover(trackId: number): Promise<MediaFile> {
  if (trackId === 1) return fileInMemory(coverBytes, 'image/gif', 'c1');
  throw new AppError('not-found', 'There is no cover.');
}
