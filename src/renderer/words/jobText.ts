// What a job says of itself in words: where it is while it runs, what came of it afterwards.
import type { Job, JobResult, Progress } from '../../core/domain/job.ts';
import { formatCount, formatRate, formatSpan } from './format.ts';
import { messages } from './messages.ts';

const words = messages.jobs;

/** 0 to 1, null while it is not known. */
export function shareOf({ done, total }: Progress): number | null {
  return total === null || total === 0 ? null : Math.min(1, done / total);
}

/** '120 of 500 files, 14 files/s, 30 s left'. */
function progressText({ done, total, unit, ratePerSecond, etaSeconds }: Progress): string {
  const parts = [
    total === null
      ? words.done(formatCount(done), unit)
      : words.doneOf(formatCount(done), formatCount(total), unit),
    ratePerSecond === null || ratePerSecond === 0 ? null : words.rate(formatRate(ratePerSecond), unit),
    etaSeconds === null ? null : words.left(formatSpan(etaSeconds)),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

export function isPaused({ status }: Job): boolean {
  return status.state === 'running' && status.paused === true;
}

/** How fast it was says nothing while it rests. */
function pausedText(progress: Progress): string {
  return `${words.paused}, ${progressText({ ...progress, ratePerSecond: null, etaSeconds: null })}`;
}

export function resultText(result: JobResult): string {
  switch (result.kind) {
    case 'scan': {
      const { files, analysed, seconds } = result.report;
      return `${words.scanned(files, analysed)} ${words.took(formatSpan(seconds))}`;
    }
    case 'retrain':
      return `${words.retrained(result.report.changed)}, ${words.took(formatSpan(result.report.seconds))}`;
    case 'predict':
      return `${words.predicted(result.report.tracks)} ${words.took(formatSpan(result.report.seconds))}`;
    case 'export':
      return words.exported(result.report.playlists.length);
  }
}

/** One line about the job as it stands. */
export function jobText(job: Job): string {
  const { status } = job;
  switch (status.state) {
    case 'queued':
      return words.queued;
    case 'running':
      return isPaused(job) ? pausedText(status.progress) : progressText(status.progress);
    case 'done':
      return resultText(status.result);
    case 'failed':
      return status.error.message;
    case 'cancelled':
      return words.cancelled;
  }
}

/** What went wrong with single files; the job itself went on. */
export function failuresOf(job: Job) {
  if (job.status.state !== 'done') return [];
  const { result } = job.status;
  if (result.kind === 'scan') return result.report.failed;
  return result.kind === 'export' ? result.report.skipped : [];
}
