// Who listens to tracks: the workers of this machine, or others that a queue leads to; a job hands either its tracks and commits what comes.
import { AppError } from '../../core/domain/errors.ts';
import type { CrewMember } from '../../core/domain/job.ts';
import type { AskOptions } from '../workers/client.ts';
import { type CarefulClient, suspectsLast } from './carefully.ts';
import type { AnalysisClient } from './client.ts';
import type { AnalysisQuestions } from './protocol.ts';

type InputOf<Name extends keyof AnalysisQuestions> = Omit<AnalysisQuestions[Name]['input'], 'path'>;

/** A new track from its start, or what one lacks that is known already. */
export type Wanted =
  | { readonly question: 'analyse'; readonly input: InputOf<'analyse'> }
  | { readonly question: 'addLacking'; readonly input: InputOf<'addLacking'> };

/** What came of it. */
export type Heard =
  | { readonly question: 'analyse'; readonly output: AnalysisQuestions['analyse']['output'] }
  | { readonly question: 'addLacking'; readonly output: AnalysisQuestions['addLacking']['output'] }
  | { readonly question: 'none'; readonly error: AppError };

export interface TrackFile {
  readonly path: Uint8Array;
  /** Of its sound; null where that could not be read. */
  readonly fingerprint: string | null;
}

export interface HeardTrack<Track extends TrackFile> {
  readonly track: Track;
  readonly heard: Heard;
}

/** What a job does for an executor. */
export interface Listening<Track extends TrackFile> {
  /** Asked just before a track is begun; null leaves it alone. */
  readonly wanted: (track: Track) => Promise<Wanted | null>;
  /** Commits them: they are done when it settles, and heard again if it never does. */
  readonly take: (heard: readonly HeardTrack<Track>[]) => Promise<void>;
  /** Other machines that take part have come, gone or been refused. */
  readonly onCrew: (crew: Crew) => void;
  readonly signal: AbortSignal;
}

/** The machines behind a queue. */
export interface Crew {
  /** Queue workers that compute as this version does. */
  readonly workers: number;
  /** Tracks that they listen to at once. */
  readonly threads: number;
  /** Those that compute otherwise and are left alone, each as 'host, version'. */
  readonly others: readonly string[];
  /** Answers that were not taken: of another version, or not as they must be. */
  readonly refused: number;
  /** All that have taken part, those that are gone by now too. */
  readonly members: readonly CrewMember[];
}

export interface Executor {
  /**
   * Listens to every track that is wanted, in any order; one that cannot be heard is an answer, too. Throws
   * AppError('cancelled'), what `wanted` and `take` throw, and what ends the executor as a whole.
   */
  listen<Track extends TrackFile>(tracks: readonly Track[], listening: Listening<Track>): Promise<void>;
}

export interface QueueExecutor extends Executor {
  close(): Promise<void>;
}

/**
 * `here` listens to what a queue cannot be asked about, and reads the pieces of files that its workers want. Throws AppError('invalid')
 * for what is no address, or where there is no way to a queue, and AppError('unreadable') when it does not answer.
 */
export type OpenQueue = (address: string, here: CarefulClient) => Promise<QueueExecutor>;

/** The analysis processes of this machine, a track each; each is handed over as it comes. */
export function workersHere(analysis: CarefulClient): Executor {
  return {
    async listen(tracks, { wanted, take, signal }) {
      await suspectsLast(
        analysis,
        tracks,
        ({ path }) => path,
        analysis.size + 1,
        async (track) => {
          const asked = await wanted(track);
          if (asked === null) return;
          await take([{ track, heard: await hear(analysis, track.path, asked, { signal }) }]);
        },
      );
    },
  };
}

/** Asks an analysis process. Throws AppError('cancelled') and bugs; every other failure is an answer. */
export async function hear(
  { ask }: Pick<AnalysisClient, 'ask'>,
  path: Uint8Array,
  { question, input }: Wanted,
  options: Pick<AskOptions, 'signal'>,
): Promise<Heard> {
  try {
    return question === 'analyse'
      ? { question, output: await ask(question, { ...input, path }, options) }
      : { question, output: await ask(question, { ...input, path }, options) };
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
    return { question: 'none', error };
  }
}
