// Jobs in words: what they are called, where they are while they run, what came of them afterwards.
import type { ErrorData } from '../../core/domain/errors.ts';
import type { Job, JobKind, JobResult } from '../../core/domain/job.ts';
import type { LeftOut, LeftOutReason } from '../../core/domain/leftOut.ts';
import type { FitStep, Phase, Progress, Step, Unit } from '../../core/domain/progress.ts';
import { duplicatesWords } from './duplicates.ts';
import { formatCount, formatRate, formatSpan } from './format.ts';
import { importWords } from './imports.ts';
import { candidateWords, learnerName } from './learners.ts';
import { messages } from './messages.ts';
import { refusalText, writtenText } from './tagWriting.ts';

const words = messages.jobs;

export const jobTitles: Readonly<Record<JobKind, string>> = {
  scan: 'Scan music',
  retry: 'Try again',
  watch: 'Take in changes',
  listen: 'Hearing',
  predict: 'Sort by genre',
  activate: 'Change the model',
  retrain: 'Retrain',
  export: 'Export playlists',
  organise: 'Organise files',
  copy: 'Copy tracks',
  map: 'Lay out the map',
  duplicates: 'Look for duplicates',
  clusters: 'Find clusters',
  'learn-tags': 'Learn tags',
  'tag-import': 'Import tags',
  'write-tags': 'Write tags to files',
  import: 'Import from another program',
  compose: 'Compose the demo music',
};

const unitWords: Readonly<Record<Unit, string>> = {
  files: 'files',
  tracks: 'tracks',
  playlists: 'playlists',
  rows: 'rows',
  steps: 'steps',
  megabytes: 'MB',
  pieces: 'pieces',
};

const phaseWords: Readonly<Record<Exclude<Phase, FitStep['phase']>, string>> = {
  starting: 'Starting',
  'finding-files': 'Looking for files',
  'reading-tags': 'Reading tags',
  analysing: 'Analysing',
  predicting: 'Sorting by genre',
  'gathering-rows': 'Gathering what to learn from',
  'writing-playlists': 'Writing playlists',
  'planning-places': 'Looking where files go',
  'placing-files': 'Putting files in place',
  'copying-files': 'Copying files',
  printing: 'Listening for recordings that stand twice',
  'comparing-prints': 'Comparing recordings',
  'reading-space': 'Reading what tracks sound like',
  'finding-neighbours': 'Finding which tracks sound alike',
  'laying-out': 'Laying out the map',
  'judging-map': 'Seeing how far the map can be trusted',
  'finding-clusters': 'Finding clusters',
  'learning-tags': 'Learning tags',
  'hearing-tags': 'Hearing tags',
  'importing-tags': 'Importing tags',
  'writing-tags': 'Writing tags',
  'reading-import': 'Reading the file and finding its tracks',
  'writing-import': 'Taking in',
  composing: 'Composing',
};

/** 0 to 1, null while it is not known. */
export function shareOf({ done, total }: Progress): number | null {
  return total === null || total === 0 ? null : Math.min(1, done / total);
}

/** '120 of 500 files, 14 files/s, 30 s left'. */
function progressText({ done, total, ratePerSecond, etaSeconds, ...progress }: Progress): string {
  const unit = unitWords[progress.unit];
  const parts = [
    total !== null
      ? words.doneOf(formatCount(done), formatCount(total), unit)
      : done === 0
        ? null
        : words.done(formatCount(done), unit),
    ratePerSecond === null || ratePerSecond === 0 ? null : words.rate(formatRate(ratePerSecond), unit),
    etaSeconds === null ? null : words.left(formatSpan(etaSeconds)),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** 'Your tracks alone: neural network, part 3 of 10, epoch 12 of 40'. */
export function stepText(step: Step): string {
  switch (step.phase) {
    case 'fitting':
      return `${candidateWords[step.candidate]}: ${fitText(step)}`;
    case 'combining':
      return `${candidateWords[step.candidate]}: combining the learners`;
    case 'comparing':
      return `Comparing with the model before: ${fitText(step)}`;
    default:
      return phaseWords[step.phase];
  }
}

function fitText({ learner, fold, folds, epoch, epochs }: FitStep): string {
  const parts = [
    learner === undefined ? null : learnerName(learner).toLowerCase(),
    fold === undefined ? 'all tracks' : `fold ${fold} of ${folds}`,
    epoch === undefined ? null : `epoch ${epoch} of ${epochs}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

export function isPaused({ status }: Job): boolean {
  return status.state === 'running' && status.paused === true;
}

/** A paused job shows no speed. */
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
      return `${words.retrained(result.report)}, ${words.took(formatSpan(result.report.seconds))}`;
    case 'listen':
      return `${words.listened(result.report.tracks)} ${words.took(formatSpan(result.report.seconds))}`;
    case 'predict':
      return `${words.predicted(result.report.tracks)} ${words.took(formatSpan(result.report.seconds))}`;
    case 'export':
      return words.exported(result.report.playlists.length);
    case 'organise':
      return `${words.organised(result.report)} ${words.took(formatSpan(result.report.seconds))}`;
    case 'copy':
      return `${words.copied(result.report.files, result.report.there)} ${words.took(formatSpan(result.report.seconds))}`;
    case 'clusters':
      return `${words.clustered(result.report.clusters, result.report.tracks)} ${words.took(formatSpan(result.report.seconds))}`;
    case 'learn-tags':
      return `${words.learnedTags(result.report.heard, result.report.tracks)} ${words.took(formatSpan(result.report.seconds))}`;
    case 'tag-import':
      return `${words.importedTags(result.report.matched)} ${words.took(formatSpan(result.report.seconds))}`;
    case 'write-tags':
      return `${writtenText(result.report)}, ${words.took(formatSpan(result.report.seconds))}`;
    case 'import':
      return importWords.done(result.report);
    case 'compose':
      return `${words.composed(result.report.pieces)} ${words.took(formatSpan(result.report.seconds))}`;
    case 'duplicates':
      return `${duplicatesWords.found(result.report)}, ${words.took(formatSpan(result.report.seconds))}`;
    case 'map':
      return `${words.laidOut(result.report.tracks)} ${words.took(formatSpan(result.report.seconds))}`;
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

/** Why something was left out, as its detail. */
export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  hidden: 'Hidden: its name begins with a dot',
  system: 'A folder or file of the system, never music',
  'link-outside': 'A link that leads out of the folder',
  'link-dead': 'A link to nothing',
  'not-a-file': 'Named like music, but not a file',
};

/** What a scan did not look at. */
export function leftOutOf(job: Job): readonly LeftOut[] {
  if (job.status.state !== 'done') return [];
  const { result } = job.status;
  return result.kind === 'scan' ? result.report.leftOut : [];
}

/** What went wrong with single files; the job itself went on. */
export function failuresOf(job: Job): readonly ErrorData[] {
  if (job.status.state !== 'done') return [];
  const { result } = job.status;
  if (result.kind === 'scan') return result.report.failed;
  if (result.kind === 'write-tags')
    return result.report.refusals.map(
      ({ path, ...refusal }): ErrorData => ({ kind: 'unwritable', message: refusalText(refusal), path }),
    );
  if (result.kind === 'organise' || result.kind === 'copy') return result.report.left;
  return result.kind === 'export' ? result.report.skipped : [];
}
