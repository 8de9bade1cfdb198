// Asking the analysis workers, with answers typed by what was asked.
import { randomUUID } from 'node:crypto';
import type { TrackMarks } from '../../core/domain/marks.ts';
import type { Settings } from '../../core/domain/settings.ts';
import type { DecodedWav } from '../audio/wav.ts';
import type { Pool, RunOptions } from '../workers/pool.ts';
import type { AnalyseAnswer, AnalyseTask, DescribedRow, FoundCover } from './protocol.ts';

/** Far beyond what sound files need: hours of WMA on a slow disk take a few minutes to listen to. */
const tagsTimeoutMs = 60_000;
const listenTimeoutMs = 600_000;

export type AnalysisPool = Pool<AnalyseTask, AnalyseAnswer>;

type AnswerOf<Kind extends AnalyseAnswer['kind']> = Extract<AnalyseAnswer, { kind: Kind }>;

export async function readFacts(
  pool: AnalysisPool,
  path: Uint8Array,
  options: RunOptions,
): Promise<AnswerOf<'tags'>> {
  const answer = await pool.run({ kind: 'tags', path }, { timeoutMs: tagsTimeoutMs, ...options });
  if (answer.kind !== 'tags') throw new TypeError(`asked for tags, got ${answer.kind}`);
  return answer;
}

export async function listen(
  pool: AnalysisPool,
  path: Uint8Array,
  depth: Settings['analysisDepth'],
  options: RunOptions,
): Promise<AnswerOf<'listen'>> {
  const answer = await pool.run({ kind: 'listen', path, depth }, { timeoutMs: listenTimeoutMs, ...options });
  if (answer.kind !== 'listen') throw new TypeError(`asked to listen, got ${answer.kind}`);
  return answer;
}

/** `onPart` hears of a long track's peaks while they are being drawn, as `encodePeaks` writes them. */
export async function drawPeaks(
  pool: AnalysisPool,
  path: Uint8Array,
  points: number,
  { onPart, ...options }: RunOptions & { readonly onPart?: ((peaks: Uint8Array) => void) | undefined },
): Promise<Uint8Array> {
  const onProgress = (progress: unknown): void => {
    if (progress instanceof Uint8Array) onPart?.(progress);
  };
  const answer = await pool.run({ kind: 'peaks', path, points }, { onProgress, ...options });
  if (answer.kind !== 'peaks') throw new TypeError(`asked for peaks, got ${answer.kind}`);
  return answer.peaks;
}

export async function drawSpectrogram(
  pool: AnalysisPool,
  path: Uint8Array,
  options: RunOptions,
): Promise<Uint8Array> {
  const answer = await pool.run({ kind: 'spectrogram', path }, options);
  if (answer.kind !== 'spectrogram') throw new TypeError(`asked for a spectrogram, got ${answer.kind}`);
  return answer.json;
}

export async function findBeats(
  pool: AnalysisPool,
  path: Uint8Array,
  windows: TrackMarks['windows'],
  options: RunOptions,
): Promise<readonly number[]> {
  const answer = await pool.run({ kind: 'beats', path, windows }, options);
  if (answer.kind !== 'beats') throw new TypeError(`asked for beats, got ${answer.kind}`);
  return answer.beats;
}

export async function describeFile(
  pool: AnalysisPool,
  task: Omit<Extract<AnalyseTask, { kind: 'describe' }>, 'kind'>,
  options: RunOptions,
): Promise<readonly DescribedRow[]> {
  const answer = await pool.run({ kind: 'describe', ...task }, options);
  if (answer.kind !== 'describe') throw new TypeError(`asked for descriptions, got ${answer.kind}`);
  return answer.rows;
}

export async function findCover(
  pool: AnalysisPool,
  path: Uint8Array,
  options: RunOptions,
): Promise<FoundCover | null> {
  const answer = await pool.run({ kind: 'cover', path }, options);
  if (answer.kind !== 'cover') throw new TypeError(`asked for a cover, got ${answer.kind}`);
  return answer.cover;
}

/** Opens a file as WAVE in a pool of one worker, which keeps it open. */
export async function openWav(pool: AnalysisPool, path: Uint8Array, tempFolder: string): Promise<DecodedWav> {
  const name = randomUUID();
  const opened = await pool.run({ kind: 'open-wav', name, path, tempFolder });
  if (opened.kind !== 'open-wav') throw new TypeError(`asked to open, got ${opened.kind}`);
  return {
    size: opened.size,
    async read(start, end) {
      const answer = await pool.run({ kind: 'read-wav', name, start, end });
      if (answer.kind !== 'read-wav') throw new TypeError(`asked to read, got ${answer.kind}`);
      return answer.bytes;
    },
    async close() {
      await pool.run({ kind: 'close-wav', name });
    },
  };
}
