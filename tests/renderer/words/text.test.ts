// Numbers, times and jobs as people read them.
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../src/core/domain/job.ts';
import { shortPath } from '../../../src/renderer/features/table/shortPath.ts';
import { runningJobs, withJob } from '../../../src/renderer/wire/jobList.ts';
import {
  formatBitRate,
  formatBytes,
  formatClock,
  formatCount,
  formatDay,
  formatLoudness,
  formatRate,
  formatSampleRate,
  formatShare,
  formatSpan,
} from '../../../src/renderer/words/format.ts';
import { failuresOf, jobText, shareOf } from '../../../src/renderer/words/jobText.ts';

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
    expect([-9.44, -14, 0].map(formatLoudness)).toEqual(['−9.4 LUFS', '−14.0 LUFS', '0.0 LUFS']);
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

const base = { id: 7, kind: 'scan', title: 'Scan music', createdAt: 0 } as const;
const progress = { done: 120, total: 500, unit: 'files', ratePerSecond: 14, etaSeconds: 27, message: '' };
const running: Job = { ...base, status: { state: 'running', startedAt: 0, progress } };
const report = {
  files: 500,
  added: 500,
  updated: 0,
  unchanged: 0,
  missing: 0,
  analysed: 499,
  failed: [{ kind: 'silent', message: 'Silence.', path: '/a' } as const],
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
    expect(shareOf(unknown)).toBeNull();
    expect(shareOf({ ...progress, done: 0, total: 0 })).toBeNull();
  });

  it('say what came of them, and keep what went wrong', () => {
    expect(jobText(done)).toBe('500 files found, 499 listened to in 40 s');
    expect(failuresOf(done)).toEqual(report.failed);
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
