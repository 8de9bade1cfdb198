// The analysis workers as the main thread asks them: how long each question may take, and WAVE files that stay open.
import { randomUUID } from 'node:crypto';
import { totalmem } from 'node:os';
import type { DecodedWav } from '../audio/wav.ts';
import { type Client, createClient, type Limits } from '../workers/client.ts';
import { createPool } from '../workers/pool.ts';
import { processChannel, type StartProcess } from '../workers/processChannel.ts';
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

/** The longest of what is decoded whole fits; a file that needs more ends its own process and is reported. */
const maxMemoryMb = Math.max(512, Math.min(2048, Math.round(totalmem() / 4 / 1024 / 1024)));

/** How an analysis worker is started. */
export interface AnalysisEntry {
  readonly url: URL;
  readonly workerData: AnalysisWorkerData;
  readonly startProcess: StartProcess;
}

export function createAnalysisClient(
  { url, workerData, startProcess }: AnalysisEntry,
  size: number,
): AnalysisClient {
  const channel = processChannel({ startProcess, url, data: workerData, maxMemoryMb });
  return createClient(createPool(size, channel), limits);
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
