// The analysis workers as the main thread asks them: how long each question may take, and WAVE files that stay open.
import { randomUUID } from 'node:crypto';
import type { DecodedWav } from '../audio/wav.ts';
import { threadChannel } from '../workers/channel.ts';
import { type Client, createClient, type Limits } from '../workers/client.ts';
import { createPool } from '../workers/pool.ts';
import type { AnalysisQuestions, AnalysisWorkerData } from './protocol.ts';

export type AnalysisClient = Client<AnalysisQuestions>;

const minute = 60_000;
/** Far beyond what sound files need: hours of WMA on a slow disk take a few minutes to decode. */
const decodeMs = 10 * minute;

const limits: Limits<AnalysisQuestions> = {
  tags: minute,
  cover: minute,
  analyse: decodeMs,
  addGroups: decodeMs,
  describe: decodeMs,
  beats: decodeMs,
  peaks: decodeMs,
  spectrogram: decodeMs,
  openWav: decodeMs,
  // What can only be decoded in order is decoded up to there first.
  readWav: decodeMs,
  closeWav: minute,
};

/** One hour of decoded stereo at 48 kHz fits; what needs more than this dies alone and is reported. */
const maxHeapMb = 4096;

export function createAnalysisClient(url: URL, size: number, workerData: AnalysisWorkerData): AnalysisClient {
  return createClient(createPool(size, threadChannel({ url, workerData, maxHeapMb })), limits);
}

/** Opens a file as WAVE; `player` has one worker, which keeps it open. */
export async function openWav(
  player: AnalysisClient,
  path: Uint8Array,
  tempFolder: string,
): Promise<DecodedWav> {
  const name = randomUUID();
  return {
    size: await player.ask('openWav', { name, path, tempFolder }),
    read: (start, end) => player.ask('readWav', { name, start, end }),
    close: () => player.ask('closeWav', { name }),
  };
}
