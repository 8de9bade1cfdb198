// The analysis workers as the main thread asks them: how long each question may take, and WAVE files that stay open.
import { randomUUID } from 'node:crypto';
import { totalmem } from 'node:os';
import type { DecodedWav } from '../audio/wav.ts';
import { type Client, createClient, type Limits } from '../workers/client.ts';
import { createPool } from '../workers/pool.ts';
import { processChannel, type StartProcess } from '../workers/processChannel.ts';
import type { AnalysisQuestions, AnalysisWorkerData } from './protocol.ts';

export type AnalysisClient = Client<AnalysisQuestions>;

const megabyte = 1024 * 1024;
const second = 1000;
/** Hours may be measured as a whole: what counts is that it goes on. */
const analysing = { silentMs: 180 * second };
/** Of a file that can only be decoded from its start, hours of it on a slow machine. */
const decoding = { ms: 180 * second };

const limits: Limits<AnalysisQuestions> = {
  // A drive may have to spin up first.
  tags: { ms: 30 * second },
  piece: { ms: 30 * second },
  // Somebody looks at a whole screen of them.
  cover: { ms: 15 * second },
  smallCover: { ms: 15 * second },
  analyse: analysing,
  addLacking: analysing,
  // What takes so long for three windows at most is of no use for a library.
  tryEar: { ms: 120 * second },
  describe: decoding,
  frames: decoding,
  beats: decoding,
  print: decoding,
  spectrogram: decoding,
  // They grow while they are drawn.
  peaks: { silentMs: 60 * second },
  openWav: { ms: 60 * second },
  // What can only be decoded in order is decoded up to there first: a megabyte is six seconds of sound.
  readWav: ({ end }) => ({ ms: 30 * second + (end / megabyte) * 0.1 * second }),
  closeWav: { ms: 10 * second },
};

/** The longest of what is decoded whole fits; a file that needs more ends its own process and is reported. */
const maxMemoryMb = Math.max(512, Math.min(2048, Math.round(totalmem() / 4 / megabyte)));

/** How an analysis worker is started. */
export interface AnalysisEntry {
  readonly url: URL;
  readonly workerData: AnalysisWorkerData;
  readonly startProcess: StartProcess;
}

export function createAnalysisClient(
  { url, workerData, startProcess }: AnalysisEntry,
  size: number,
  idleMs: number | null,
): AnalysisClient {
  const channel = processChannel({ startProcess, url, data: workerData, maxMemoryMb });
  return createClient(createPool(size, channel, idleMs), limits);
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
    read: (start, end) => player.ask('readWav', { name, path, start, end }),
    close: () => player.ask('closeWav', { name }),
  };
}
