// The workers at a queue as a feeder sees them: how many there are, what each has done, and what cannot be taken of others.
import type { CrewMember } from '../../core/domain/job.ts';
import type { Crew, Heard } from '../analysis/executor.ts';
import { log } from '../terminal.ts';
import type { Redis } from './redis.ts';
import { type PresentWorker, workers } from './register.ts';

const lookEveryMs = 1000;
/** Whoever calls itself what, no more are told apart. */
const mostMembers = 10_000;

export interface CrewWatch {
  /** Of all workers of this version. */
  threads(): number;
  look(): Promise<void>;
  /** An answer was taken. */
  count(worker: string, heard: Heard): void;
  /** An answer was not taken. */
  refuse(why: string): void;
  /** Tells for the last time. */
  stop(): void;
}

/** Each worker of another version, and each reason for a refusal, is said once. */
export function crewOf(redis: Redis, version: string, onCrew: (crew: Crew) => void): CrewWatch {
  let there: readonly PresentWorker[] = [];
  let refused = 0;
  const members = new Map<string, CrewMember>();
  const said = new Set<string>();
  const sayOnce = (sentence: string): void => {
    if (said.has(sentence)) return;
    said.add(sentence);
    log(sentence);
  };
  const fitting = (): readonly PresentWorker[] => there.filter((worker) => worker.version === version);
  const threads = (): number => fitting().reduce((sum, worker) => sum + worker.threads, 0);
  const memberOf = (name: string, theirs: string): CrewMember | null => {
    const known = members.get(name);
    if (known !== undefined || members.size >= mostMembers) return known ?? null;
    const member = { name, version: theirs, answered: 0, failed: 0 };
    members.set(name, member);
    return member;
  };
  const tell = (): void => {
    const others = there.filter((worker) => worker.version !== version);
    onCrew({
      workers: fitting().length,
      threads: threads(),
      others: others.map(({ host, version: theirs }) => `${host}, ${theirs}`),
      refused,
      members: [...members.values()],
    });
  };
  async function look(): Promise<void> {
    there = await workers(redis);
    for (const { host, version: theirs } of there) {
      memberOf(host, theirs);
      if (theirs !== version)
        sayOnce(
          `The worker on ${host} is of version ${theirs}, this is ${version}: it is left alone until they are the same.`,
        );
    }
    tell();
  }
  const lookSoon = (): void => void look().catch(() => undefined);
  const timer = setInterval(lookSoon, lookEveryMs);
  return {
    threads,
    look,
    count(worker, { question }) {
      // It came since the last look, and may be done before the next.
      if (!members.has(worker)) lookSoon();
      const member = memberOf(worker, version);
      if (member === null) return;
      const { answered, failed } = member;
      members.set(worker, {
        ...member,
        answered: answered + 1,
        failed: question === 'none' ? failed + 1 : failed,
      });
    },
    refuse(why) {
      refused += 1;
      sayOnce(`A worker's answer is not taken: ${why}. Its task is given to another.`);
      tell();
    },
    stop() {
      clearInterval(timer);
      tell();
    },
  };
}
