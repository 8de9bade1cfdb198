// Asks about files one of which may end whoever reads it: after one crash it is tried once more alone, after two given up.
import { AppError } from '../../core/domain/errors.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import { inParallel } from '../work/inParallel.ts';
import type { AskOptions } from '../workers/client.ts';
import { WorkerDied } from '../workers/pool.ts';
import type { ProgressOf } from '../workers/protocol.ts';
import type { BeingRead } from './beingRead.ts';
import type { AnalysisClient } from './client.ts';
import type { AnalysisQuestions } from './protocol.ts';

export interface CarefulClient extends AnalysisClient {
  /** Reading it has ended a process: to be read last, and nothing beside it. */
  isSuspect(path: Uint8Array): boolean;
  /** The file is another one now, or a person wants it tried again. */
  forgive(path: Uint8Array): void;
}

/** Crashes after which a file is not opened again. */
const most = 2;

export function carefully(client: AnalysisClient, beingRead: BeingRead): CarefulClient {
  const { size, close } = client;
  let oneByOne: Promise<unknown> = Promise.resolve();

  /** Throws what `ask` throws, and AppError('worker-died') for a file that is given up. */
  async function ask<Name extends keyof AnalysisQuestions>(
    question: Name,
    input: AnalysisQuestions[Name]['input'],
    options: AskOptions<ProgressOf<AnalysisQuestions[Name]>> = {},
  ): Promise<AnalysisQuestions[Name]['output']> {
    if (!('path' in input)) return await client.ask(question, input, options);
    const { path } = input;
    const what = whatOf(question);
    for (;;) {
      const { crashes, why } = beingRead.record(what, path);
      if (crashes >= most) throw givenUp(path, why);
      // It stays open in the worker that has it: another knows nothing of it.
      const isAlone = crashes > 0 && question !== 'readWav';
      try {
        return await (isAlone ? inTurn(() => once(true)) : once(false));
      } catch (error) {
        if (!(error instanceof WorkerDied) || question === 'readWav') throw error;
      }
    }

    async function once(alone: boolean): Promise<AnalysisQuestions[Name]['output']> {
      let end: typeof beingRead.end = () => undefined;
      const onBegin = (): void => {
        beingRead.begin(what, path);
        end = beingRead.end;
      };
      try {
        const output = await client.ask(question, input, { ...options, alone, onBegin });
        end(what, path, 'read');
        return output;
      } catch (error) {
        if (error instanceof WorkerDied) end(what, path, { crash: error.why });
        else end(what, path, isOutcome(error) ? 'read' : 'given up');
        throw error;
      }
    }
  }

  /** One suspect after the other. */
  function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const mine = oneByOne.then(run);
    oneByOne = mine.catch(() => undefined);
    return mine;
  }

  return {
    size,
    close,
    ask,
    isSuspect: (path) => beingRead.record(scanning, path).crashes > 0,
    forgive: beingRead.forget,
  };
}

/**
 * As `inParallel`, of items that `read` asks about; suspects come last and one at a time, so that what they end is
 * theirs alone and everything else is done before.
 */
export async function suspectsLast<Item>(
  { isSuspect }: CarefulClient,
  items: readonly Item[],
  pathOf: (item: Item) => Uint8Array,
  limit: number,
  read: (item: Item) => Promise<void>,
): Promise<void> {
  const suspects = new Set(items.filter((item) => isSuspect(pathOf(item))));
  await inParallel(suspects.size === 0 ? items : items.filter((item) => !suspects.has(item)), limit, read);
  await inParallel(suspects, 1, read);
}

const scanning = 'scan';

/** A file whose picture cannot be drawn may still be listened to; one that a scan has given up is not analysed. */
function whatOf(question: keyof AnalysisQuestions): string {
  return question === 'tags' || question === 'analyse' || question === 'addLacking' ? scanning : question;
}

/** The file was read to an end, though not a good one. */
function isOutcome(error: unknown): boolean {
  return error instanceof AppError && error.kind !== 'cancelled' && error.kind !== 'took-too-long';
}

function givenUp(path: Uint8Array, why: string): AppError {
  return new AppError(
    'worker-died',
    `Reading it ended the process that did, twice (${why}), so it is left alone until you try it again.`,
    { path: displayPath(path) },
  );
}
