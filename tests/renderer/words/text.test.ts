// Numbers, times and jobs as people read them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Job, jobSchema } from '../../../src/core/domain/job.ts';
import { candidateSchema } from '../../../src/core/domain/modelInfo.ts';
import { type FitStep, type Progress, progressSchema } from '../../../src/core/domain/progress.ts';
import { defaultEnsemble } from '../../../src/core/learning/stacking/ensembleConfig.ts';
import { runningJobs, withJob } from '../../../src/renderer/wire/jobList.ts';
import {
  formatBitRate,
  formatBytes,
  formatClock,
  formatCount,
  formatDay,
  formatLevel,
  formatRate,
  formatSampleRate,
  formatShare,
  formatSpan,
} from '../../../src/renderer/words/format.ts';
import {
  failuresOf,
  jobText,
  jobTitles,
  leftOutOf,
  shareOf,
  stepText,
} from '../../../src/renderer/words/jobText.ts';
import { candidateWords, learnerWords } from '../../../src/renderer/words/learners.ts';
import { shortPath } from '../../../src/renderer/words/paths.ts';

describe('numbers', () => {
  it('shares are whole percents, but nearly all is not all and nearly none is not none', () => {
    expect([0, 0.001, 0.5, 0.614, 0.996, 1].map(formatShare)).toEqual([
      '0 %',
      '<1 %',
      '50 %',
      '61 %',
      '99 %',
      '100 %',
    ]);
  });

  it('days and loudness', () => {
    expect(formatDay(new Date(2026, 10, 20, 23, 59).getTime())).toBe('20 Nov 2026');
    expect([-9.44, -14, -0.04, 0].map((level) => formatLevel(level, 'LUFS'))).toEqual([
      '−9.4 LUFS',
      '−14.0 LUFS',
      '0.0 LUFS',
      '0.0 LUFS',
    ]);
  });

  it('the ends of long paths', () => {
    expect(shortPath('/home/you/Music/Blue Lamp Trio/Tunes')).toBe('…/Blue Lamp Trio/Tunes');
    expect(shortPath('D:\\Music\\Blue Lamp Trio\\Tunes')).toBe('…/Blue Lamp Trio/Tunes');
    expect(shortPath('/Music/Tunes')).toBe('/Music/Tunes');
  });

  it('positions', () => {
    expect([0, 59.99, 60, 247, 3723].map(formatClock)).toEqual(['0:00', '0:59', '1:00', '4:07', '1:02:03']);
    expect(formatClock(-0.2)).toBe('0:00');
  });

  it('spans', () => {
    expect([0.2, 40, 59.6, 180, 7800, 7200, 400_000].map(formatSpan)).toEqual([
      '1 s',
      '40 s',
      '1 min',
      '3 min',
      '2 h 10 min',
      '2 h',
      '5 days',
    ]);
  });

  it('sizes and rates', () => {
    expect([0, 999, 1000, 480_800, 999_960, 4.2e9].map(formatBytes)).toEqual([
      '0 bytes',
      '999 bytes',
      '1 kB',
      '480.8 kB',
      '1 MB',
      '4.2 GB',
    ]);
    expect(formatSampleRate(44_100)).toBe('44.1 kHz');
    expect(formatBitRate(128_000)).toBe('128 kbit/s');
    expect(formatCount(100_000)).toBe('100,000');
    expect([0.4567, 12.3, 1234].map(formatRate)).toEqual(['0.46', '12', '1,200']);
  });
});

const base = { id: 7, kind: 'scan', createdAt: 0 } as const;
const progress: Progress = {
  done: 120,
  total: 500,
  unit: 'files',
  ratePerSecond: 14,
  etaSeconds: 27,
  step: { phase: 'reading-tags' },
};
const running: Job = { ...base, status: { state: 'running', startedAt: 0, progress } };
const report = {
  files: 500,
  added: 500,
  updated: 0,
  unchanged: 0,
  missing: 0,
  analysed: 499,
  failed: [{ kind: 'silent', message: 'Silence.', path: '/a' } as const],
  leftOut: [{ reason: 'hidden', count: 120, paths: ['/.hack'] } as const].map((group) => ({
    ...group,
    paths: [...group.paths],
  })),
  fromTags: { cameIn: [], offered: [] },
  offline: [],
  seconds: 40,
};
const done: Job = {
  ...base,
  status: { state: 'done', endedAt: 1, result: { kind: 'scan', report } },
};

describe('jobs', () => {
  it('say where they are, how fast and how long still', () => {
    expect(jobText(running)).toBe('120 of 500 files, 14 files/s, 27 s left');
    expect(shareOf(progress)).toBeCloseTo(0.24);
  });

  it('say less while they know less', () => {
    const unknown = { ...progress, total: null, ratePerSecond: null, etaSeconds: null };
    expect(jobText({ ...base, status: { state: 'running', startedAt: 0, progress: unknown } })).toBe(
      '120 files',
    );
    const starting = { ...unknown, done: 0 };
    expect(jobText({ ...base, status: { state: 'running', startedAt: 0, progress: starting } })).toBe('');
    expect(shareOf(unknown)).toBeNull();
    expect(shareOf({ ...progress, done: 0, total: 0 })).toBeNull();
  });

  it('say what came of them, and keep what went wrong', () => {
    expect(jobText(done)).toBe('500 files found, 499 analysed in 40 s');
    expect(failuresOf(done)).toEqual(report.failed);
    expect(leftOutOf(done)).toEqual(report.leftOut);
    expect(leftOutOf(running)).toEqual([]);
    const failed: Job = {
      ...base,
      status: {
        state: 'failed',
        endedAt: 1,
        error: { kind: 'unwritable', message: 'Disk full.', path: null },
      },
    };
    expect(jobText(failed)).toBe('Disk full.');
    expect(failuresOf(failed)).toEqual([]);
  });

  it('are listed newest first, each once, as it is now', () => {
    const older: Job = { ...base, id: 3, status: { state: 'queued' } };
    const jobs = withJob(withJob([], older), running);
    expect(jobs.map(({ id }) => id)).toEqual([7, 3]);
    expect(withJob(jobs, done)).toEqual([done, older]);
    expect(runningJobs(withJob(jobs, done))).toEqual([older]);
  });
});

describe('steps of a job', () => {
  const { own } = candidateWords;
  const fitting: FitStep = { phase: 'fitting', candidate: 'own', folds: 10 };

  it('name way, learner, part and epoch of a retraining', () => {
    expect(stepText({ ...fitting, learner: 'knn' })).toBe(
      'Your tracks alone: nearest neighbours, all tracks',
    );
    expect(
      stepText({ ...fitting, candidate: 'with-starter', learner: 'mlp', fold: 3, epoch: 12, epochs: 40 }),
    ).toBe('With the starter’s tracks: neural network, fold 3 of 10, epoch 12 of 40');
    expect(stepText({ ...fitting, phase: 'combining', candidate: 'starter-opinions' })).toBe(
      'On the starter’s predictions: combining the learners',
    );
    expect(stepText({ ...fitting, phase: 'comparing', candidate: 'adapted', fold: 2 })).toBe(
      'Comparing with the model before: fold 2 of 10',
    );
    // A learner that has no name yet.
    expect(stepText({ ...fitting, learner: 'forest', fold: 1 })).toBe(`${own}: forest, fold 1 of 10`);
  });

  it('have words for every phase, way and base learner, and for every kind of job', () => {
    const texts = progressSchema.shape.step.options.flatMap((option) =>
      option.shape.phase.options.map((phase) =>
        stepText(progressSchema.shape.step.parse({ ...fitting, phase })),
      ),
    );
    expect(new Set(texts).size).toBe(texts.length);
    for (const candidate of candidateSchema.options) expect(candidateWords[candidate]).toMatch(/\w/u);
    expect(Object.keys(learnerWords)).toEqual(expect.arrayContaining(Object.keys(defaultEnsemble.base)));
    expect(Object.keys(jobTitles).sort()).toEqual([...jobSchema.shape.kind.options].sort());
    expect(new Set(Object.values(jobTitles)).size).toBe(jobSchema.shape.kind.options.length);
  });

  it('show each of their numbers, whatever they are, and nothing that is absent', () => {
    const step = fc.record(
      {
        phase: fc.constantFrom('fitting', 'comparing'),
        candidate: fc.constantFrom(...candidateSchema.options),
        learner: fc.constantFrom(...Object.keys(defaultEnsemble.base)),
        fold: fc.integer({ min: 1, max: 99 }),
        folds: fc.integer({ min: 1, max: 99 }),
        epoch: fc.integer({ min: 1, max: 999 }),
        epochs: fc.integer({ min: 1, max: 999 }),
      },
      { requiredKeys: ['phase', 'candidate', 'folds', 'epochs'] },
    );
    fc.assert(
      fc.property(step, (given: FitStep) => {
        const numbers = [...stepText(given).matchAll(/\d+/gu)].map(([digits]) => Number(digits));
        const { fold, folds, epoch, epochs } = given;
        expect(numbers).toEqual([
          ...(fold === undefined ? [] : [fold, folds]),
          ...(epoch === undefined ? [] : [epoch, epochs]),
        ]);
        expect(stepText(given)).not.toContain('undefined');
      }),
    );
  });
});
