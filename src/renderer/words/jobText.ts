// Jobs in words: what they are called, where they are while they run, what came of them afterwards.
import type { ErrorData } from '../../core/domain/errors.ts';
import type { Job, JobKind, JobResult } from '../../core/domain/job.ts';
import type { LeftOut, LeftOutReason } from '../../core/domain/leftOut.ts';
import type { FitStep, Phase, Progress, Step } from '../../core/domain/progress.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { genresChanged } from './counted.ts';
import { duplicatesWords } from './duplicates.ts';
import { errorText } from './failureText.ts';
import { formatRate, formatSpan } from './format.ts';
import { importWords } from './imports.ts';
import { candidateWords, learnerInside } from './learners.ts';
import { messages } from './messages.ts';
import { refusalText, writtenText } from './tagWriting.ts';

const say = messagesOf('jobText');
const words = messages.jobs;

export const jobTitles: Readonly<Record<JobKind, string>> = {
  scan: say('titles.scan'),
  retry: say('titles.retry'),
  watch: say('titles.watch'),
  listen: say('titles.listen'),
  predict: say('titles.predict'),
  activate: say('titles.activate'),
  retrain: say('titles.retrain'),
  export: say('titles.export'),
  organise: say('titles.organise'),
  copy: say('titles.copy'),
  map: say('titles.map'),
  duplicates: say('titles.duplicates'),
  clusters: say('titles.clusters'),
  'learn-tags': say('titles.learn-tags'),
  'tag-import': say('titles.tag-import'),
  'write-tags': say('titles.write-tags'),
  import: say('titles.import'),
  compose: say('titles.compose'),
};

const phaseWords: Readonly<Record<Exclude<Phase, FitStep['phase']>, string>> = {
  starting: say('phases.starting'),
  'finding-files': say('phases.finding-files'),
  'reading-tags': say('phases.reading-tags'),
  analysing: say('phases.analysing'),
  predicting: say('phases.predicting'),
  'gathering-rows': say('phases.gathering-rows'),
  'writing-playlists': say('phases.writing-playlists'),
  'planning-places': say('phases.planning-places'),
  'placing-files': say('phases.placing-files'),
  'copying-files': say('phases.copying-files'),
  printing: say('phases.printing'),
  'comparing-prints': say('phases.comparing-prints'),
  'reading-space': say('phases.reading-space'),
  'finding-neighbours': say('phases.finding-neighbours'),
  'laying-out': say('phases.laying-out'),
  'judging-map': say('phases.judging-map'),
  'finding-clusters': say('phases.finding-clusters'),
  'learning-tags': say('phases.learning-tags'),
  'hearing-tags': say('phases.hearing-tags'),
  'importing-tags': say('phases.importing-tags'),
  'writing-tags': say('phases.writing-tags'),
  'reading-import': say('phases.reading-import'),
  'writing-import': say('phases.writing-import'),
  composing: say('phases.composing'),
};

/** 0 to 1, null while it is not known. */
export function shareOf({ done, total }: Progress): number | null {
  return total === null || total === 0 ? null : Math.min(1, done / total);
}

/** '120 of 500 files, 14 files/s, 30 s left'. */
function progressText({ done, total, ratePerSecond, etaSeconds, unit }: Progress): string {
  const parts = [
    total !== null
      ? say(`doneOf.${unit}`, { done, total })
      : done === 0
        ? null
        : say(`done.${unit}`, { done }),
    ratePerSecond === null || ratePerSecond === 0
      ? null
      : say(`rate.${unit}`, { rate: formatRate(ratePerSecond) }),
    etaSeconds === null ? null : say('left', { time: formatSpan(etaSeconds) }),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** 'Your tracks alone: neural network, part 3 of 10, epoch 12 of 40'. */
export function stepText(step: Step): string {
  switch (step.phase) {
    case 'fitting':
      return say('fitting', { way: candidateWords[step.candidate], part: fitText(step) });
    case 'combining':
      return say('combining', { way: candidateWords[step.candidate] });
    case 'comparing':
      return say('comparing', { part: fitText(step) });
    default:
      return phaseWords[step.phase];
  }
}

function fitText({ learner, fold, folds, epoch, epochs }: FitStep): string {
  const parts = [
    learner === undefined ? null : learnerInside(learner),
    fold === undefined ? say('allTracks') : say('fold', { fold, folds }),
    epoch === undefined ? null : say('epoch', { epoch, epochs: epochs ?? epoch }),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** Step and progress; at the beginning there is nothing to count. */
export function nowText(progress: Progress): string {
  const step = stepText(progress.step);
  const far = progressText(progress);
  return far === '' ? step : messages.common.told(step, far);
}

export function isPaused({ status }: Job): boolean {
  return status.state === 'running' && status.paused === true;
}

/** A paused job shows no speed. */
function pausedText(progress: Progress): string {
  return say('paused', { progress: progressText({ ...progress, ratePerSecond: null, etaSeconds: null }) });
}

export function resultText(result: JobResult): string {
  switch (result.kind) {
    case 'scan': {
      const { files, analysed, seconds } = result.report;
      return say('results.scan', { files, analysed, time: formatSpan(seconds) });
    }
    case 'retrain':
      return took(genresChanged(result.report), result.report);
    case 'listen':
      return say('results.listen', { tracks: result.report.tracks, time: timeOf(result.report) });
    case 'predict':
      return say('results.predict', { tracks: result.report.tracks, time: timeOf(result.report) });
    case 'export':
      return say('results.export', { playlists: result.report.playlists.length });
    case 'organise': {
      const { isBack, files, left } = result.report;
      return say(isBack ? 'results.putBack' : 'results.placed', {
        files,
        left: left.length,
        time: timeOf(result.report),
      });
    }
    case 'copy': {
      const { files, there } = result.report;
      return say('results.copy', { files, there, time: timeOf(result.report) });
    }
    case 'clusters': {
      const { tracks, clusters } = result.report;
      return say('results.clusters', { tracks, clusters, time: timeOf(result.report) });
    }
    case 'learn-tags': {
      const { heard, tracks } = result.report;
      return say('results.learnTags', { tags: heard, tracks, time: timeOf(result.report) });
    }
    case 'tag-import':
      return say('results.tagImport', { rows: result.report.matched, time: timeOf(result.report) });
    case 'write-tags':
      return took(writtenText(result.report), result.report);
    case 'import':
      return importWords.done(result.report);
    case 'compose':
      return say('results.compose', { pieces: result.report.pieces, time: timeOf(result.report) });
    case 'duplicates':
      return took(duplicatesWords.found(result.report), result.report);
    case 'map':
      return say('results.map', { tracks: result.report.tracks, time: timeOf(result.report) });
  }
}

interface Timed {
  readonly seconds: number;
}

const timeOf = ({ seconds }: Timed): string => formatSpan(seconds);

const took = (result: string, report: Timed): string => say('results.took', { result, time: timeOf(report) });

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
      return errorText(status.error);
    case 'cancelled':
      return words.cancelled;
  }
}

/** Why something was left out, as its detail. */
export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  hidden: say('leftOut.hidden'),
  system: say('leftOut.system'),
  'link-outside': say('leftOut.link-outside'),
  'link-dead': say('leftOut.link-dead'),
  'not-a-file': say('leftOut.not-a-file'),
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
