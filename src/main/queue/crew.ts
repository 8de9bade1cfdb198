// The workers at a queue as a feeder sees them: how many there are, and what cannot be taken of others.
import type { Crew } from '../analysis/executor.ts';
import { log } from '../terminal.ts';
import type { Redis } from './redis.ts';
import { type PresentWorker, workers } from './register.ts';

const lookEveryMs = 1000;

export interface CrewWatch {
  /** Of all workers of this version. */
  threads(): number;
  look(): Promise<void>;
  /** An answer was not taken. */
  refuse(why: string): void;
  stop(): void;
}

/** Each worker of another version, and each reason for a refusal, is said once. */
export function crewOf(redis: Redis, version: string, onCrew: (crew: Crew) => void): CrewWatch {
  let there: readonly PresentWorker[] = [];
  let refused = 0;
  const said = new Set<string>();
  const sayOnce = (sentence: string): void => {
    if (said.has(sentence)) return;
    said.add(sentence);
    log(sentence);
  };
  const fitting = (): readonly PresentWorker[] => there.filter((worker) => worker.version === version);
  const threads = (): number => fitting().reduce((sum, worker) => sum + worker.threads, 0);
  const tell = (): void => {
    const others = there.filter((worker) => worker.version !== version);
    onCrew({
      workers: fitting().length,
      threads: threads(),
      others: others.map(({ host, version: theirs }) => `${host}, ${theirs}`),
      refused,
    });
  };
  async function look(): Promise<void> {
    there = await workers(redis);
    for (const { host, version: theirs } of there)
      if (theirs !== version)
        sayOnce(
          `The worker on ${host} is of version ${theirs}, this is ${version}: it is left alone until they are the same.`,
        );
    tell();
  }
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  return {
    threads,
    look,
    refuse(why) {
      refused += 1;
      sayOnce(`A worker's answer is not taken: ${why}. Its task is given to another.`);
      tell();
    },
    stop: () => clearInterval(timer),
  };
}
