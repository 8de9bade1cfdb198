// Jobs that have ended, kept over restarts so that Activity can still tell what became of them.
import { type Job, jobSchema } from '../../core/domain/job.ts';
import type { Database, Room } from './database.ts';
import { parseStored } from './stored.ts';

export interface PastJobReads {
  /** Oldest first. */
  list(): Job[];
}

export interface PastJobWrites {
  save(job: Job): void;
}

const jobsKept = 200;
/** The tracks themselves remember why they failed; a past job need not list them all. */
const failuresKept = 200;

export function pastJobStore(db: Database): Room<PastJobReads, PastJobWrites> {
  const list = db.prepare<[], string>('SELECT job FROM past_jobs ORDER BY id').pluck();
  const save = db.prepare('INSERT OR REPLACE INTO past_jobs (id, job) VALUES (?, ?)');
  const trim = db.prepare('DELETE FROM past_jobs WHERE id <= (SELECT max(id) FROM past_jobs) - ?');
  return {
    read: {
      list: () =>
        // One that is damaged, or that another version wrote otherwise, is no loss worth failing for.
        list.all().flatMap((json): Job[] => parseStored(jobSchema, json)),
    },
    write: {
      save(job) {
        save.run(job.id, JSON.stringify(shortened(job)));
        trim.run(jobsKept);
      },
    },
  };
}

function shortened(job: Job): Job {
  const { status } = job;
  if (status.state !== 'done' || status.result.kind !== 'scan') return job;
  const { report } = status.result;
  const failed = report.failed.slice(0, failuresKept);
  return { ...job, status: { ...status, result: { kind: 'scan', report: { ...report, failed } } } };
}
