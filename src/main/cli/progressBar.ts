// A progress bar on a terminal's stderr: part of the work, count, rate, time left, detail. Silent where stderr is no terminal.
import { SingleBar } from 'cli-progress';
import type { Counts, FitStep, Phase, ShownCrew, Step } from '../../core/domain/progress.ts';
import { harmless } from '../../core/domain/text/harmless.ts';
import { barStream } from '../terminal.ts';

export interface Bar {
  /** Each part of the work gets a new line; the detail stands at its end. */
  show(counts: Counts, part: string, detail?: string): void;
  stop(): void;
}

export function progressBar(): Bar {
  let bar: SingleBar | null = null;
  let shownPart = '';
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    show(progress, part, detail = '') {
      const stream = barStream();
      if (stream === null) return;
      if (part !== shownPart) {
        stop();
        shownPart = part;
      }
      const payload = {
        part: harmless(part),
        detail: harmless(detail),
        counts: counts(progress),
        rate: rate(progress),
        left: timeLeft(progress.etaSeconds),
      };
      const total = progress.total ?? Math.max(progress.done, 1);
      if (bar === null) {
        bar = new SingleBar({
          format: '{part} {bar} {counts} {rate} {left} {detail}',
          barsize: 24,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          hideCursor: true,
          stream,
        });
        bar.start(total, progress.done, payload);
        return;
      }
      bar.setTotal(total);
      bar.update(progress.done, payload);
    },
    stop,
  };
}

const parts: Readonly<Record<Phase, string>> = {
  starting: 'Starting',
  'finding-files': 'Looking for files',
  'reading-tags': 'Reading tags',
  analysing: 'Analysing',
  predicting: 'Predicting',
  'gathering-rows': 'Gathering rows',
  fitting: 'Learning',
  combining: 'Learning',
  comparing: 'Comparing with the model before',
  'writing-playlists': 'Writing playlists',
  'planning-places': 'Looking where files go',
  'placing-files': 'Putting files in place',
  'copying-files': 'Copying files',
  printing: 'Taking fingerprints',
  'comparing-prints': 'Comparing fingerprints',
  'reading-space': 'Reading vectors',
  'finding-neighbours': 'Finding neighbours',
  'laying-out': 'Laying out',
  'judging-map': 'Judging the map',
  'finding-clusters': 'Finding clusters',
  'learning-tags': 'Learning tags',
  'hearing-tags': 'Hearing tags',
  'importing-tags': 'Importing tags',
  'writing-tags': 'Writing tags',
  'reading-import': 'Reading the file',
  'writing-import': 'Taking in',
  composing: 'Composing',
};

/** The part of the work that a step belongs to, and its detail: 'own: mlp, fold 3 of 10, epoch 12 of 40'. */
export function stepText(step: Step): [part: string, detail: string] {
  return [parts[step.phase], 'candidate' in step ? fitText(step) : crewText(step.crew)];
}

/** '3 workers', 'no worker yet', '3 workers, 1 of another version, 2 answers not taken'. */
function crewText(crew: ShownCrew | undefined): string {
  if (crew === undefined) return '';
  const { workers, others, refused } = crew;
  return [
    workers === 0 ? 'no worker yet' : `${workers} worker${workers === 1 ? '' : 's'}`,
    ...(others === 0 ? [] : [`${others} of another version`]),
    ...(refused === 0 ? [] : [`${refused} answer${refused === 1 ? '' : 's'} not taken`]),
  ].join(', ');
}

function fitText({ phase, candidate, learner, fold, folds, epoch, epochs }: FitStep): string {
  if (phase === 'combining') return `${candidate}: combining`;
  const where = [
    learner,
    fold === undefined ? 'all rows' : `fold ${fold} of ${folds}`,
    epoch === undefined ? undefined : `epoch ${epoch} of ${epochs}`,
  ];
  return `${candidate}: ${where.filter((part) => part !== undefined).join(', ')}`;
}

function counts({ done, total, unit }: Counts): string {
  return total === null ? `${done} ${unit}` : `${done}/${total} ${unit}`;
}

function rate({ ratePerSecond }: Counts): string {
  return ratePerSecond === null ? '' : `· ${ratePerSecond.toFixed(1)}/s`;
}

function timeLeft(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 60) return `· ${Math.ceil(seconds)} s left`;
  if (seconds < 3600) return `· ${Math.ceil(seconds / 60)} min left`;
  return `· ${(seconds / 3600).toFixed(1)} h left`;
}
