// `stackwax features` at every level, on real files: the table of the field, windows, beats, and files that fail.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { BEAT_NAMES } from '../../../src/core/features/beatRows.ts';
import { BASE57_NAMES, FEATURE_NAMES } from '../../../src/core/features/layout.ts';
import { cli } from '../../helpers/cli.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const rows = z.array(z.looseObject({ file: z.string(), tempo: z.number() }));

describe.skipIf(!hasShared)('features', () => {
  const clip = hasShared ? sharedData('gtzan', 'audio', 'blues.00000.flac') : '';

  test('track: one row a file with the usual names first, as JSON and as CSV', async () => {
    const json = await cli(['features', clip, '--json']);
    const [row] = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(json.stdout));
    expect(Object.keys(row ?? {})).toEqual(['file', ...FEATURE_NAMES]);
    expect(Object.keys(row ?? {}).slice(1, 58)).toEqual(BASE57_NAMES);
    const [header, line, rest] = (await cli(['features', clip, '--csv'])).stdout.split('\r\n');
    expect(header).toBe(['file', ...FEATURE_NAMES].join(','));
    expect(line?.split(',')).toHaveLength(1 + FEATURE_NAMES.length);
    expect(rest).toBe('');
    // librosa's value for this file (shared data, audio_librosa57.csv).
    expect(row?.['tempo']).toBeCloseTo(123.046875, 3);
  });

  test('beat: intervals that follow each other, each with the layout, chroma and mel', async () => {
    const { stdout } = await cli(['features', clip, '--json', '--level', 'beat']);
    const beats = z
      .array(z.looseObject({ file: z.string(), index: z.int(), start: z.number(), duration: z.number() }))
      .parse(JSON.parse(stdout));
    const [first] = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(stdout));
    expect(beats.length).toBeGreaterThan(20);
    expect(Object.keys(first ?? {})).toEqual(['file', 'index', 'start', 'duration', ...BEAT_NAMES]);
    for (const [i, beat] of beats.entries()) {
      expect(beat.index).toBe(i);
      const next = beats[i + 1];
      if (next !== undefined) expect(beat.start + beat.duration).toBeCloseTo(next.start, 6);
    }
  });

  test('a file that fails is named with its reason, the others are printed all the same', async () => {
    const broken = join(tempDir(), 'broken.mp3');
    writeFileSync(broken, 'no audio');
    const run = await cli(['features', broken, clip, '--json']);
    expect(run.code).toBe(1);
    expect(rows.parse(JSON.parse(run.stdout)).map(({ file }) => file)).toEqual([clip]);
    expect(run.stderr).toContain('broken.mp3');
  });
});
