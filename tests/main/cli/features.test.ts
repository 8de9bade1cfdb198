// `stackwax features` at every level, on real files: the table of the field, windows, beats, and files that fail.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { BEAT_NAMES } from '../../../src/core/features/beatRows.ts';
import { BASE57_NAMES, FEATURE_NAMES } from '../../../src/core/features/layout.ts';
import { cli } from '../../helpers/cli.ts';
import { readNpy } from '../../helpers/npy.ts';
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

  test('mel and chroma by frame: the same numbers as CSV and as NumPy array, in the order of the files', async () => {
    const folder = tempDir();
    const other = sharedData('gtzan', 'audio', 'jazz.00003.flac');
    const out = join(folder, 'arrays');
    const frames = ['--level', 'frame', '--groups', 'chroma,mel'];
    const written = await cli(['features', other, clip, ...frames, '--npy', out, '--json']);
    // 1 + floor(samples / 512) frames of 128 + 12 columns.
    expect(JSON.parse(written.stdout)).toEqual([
      { file: other, npy: join(out, 'jazz.00003.flac.npy'), rows: 807, columns: 140 },
      { file: clip, npy: join(out, 'blues.00000.flac.npy'), rows: 652, columns: 140 },
    ]);
    const { shape, data } = readNpy(join(out, 'blues.00000.flac.npy'));
    expect(shape).toEqual([652, 140]);

    const [header, first, ...lines] = (await cli(['features', clip, ...frames, '--csv'])).stdout.split(
      '\r\n',
    );
    const names = [...Array.from({ length: 128 }, (_, i) => `mel${i + 1}`), 'chroma_C', 'chroma_C#'];
    expect(header?.split(',').slice(0, 134)).toEqual(['file', 'index', 'start', 'duration', ...names]);
    expect(first?.split(',').slice(4).map(Number)).toEqual([...data.subarray(0, 140)]);
    expect(lines).toHaveLength(652);
  });

  test('by beat: what is before the first beat, from each to the next, and from the last one on', async () => {
    const run = await cli(['features', clip, '--level', 'beat', '--groups', 'chroma', '--json']);
    const found = z
      .array(z.looseObject({ index: z.int(), start: z.number(), duration: z.number(), chroma_B: z.number() }))
      .parse(JSON.parse(run.stdout));
    // librosa has 27 beats in it (beats.json), the first at frame 32, the last at 570 of 652.
    expect(found).toHaveLength(28);
    expect(Object.keys(found[0] ?? {})).toHaveLength(4 + 12);
    expect(found[0]).toMatchObject({ index: 0, start: 0, duration: (32 * 512) / 22050 });
    expect(found[27]).toMatchObject({ index: 27, start: (570 * 512) / 22050 });
    expect(found[27]?.duration).toBeCloseTo((82 * 512) / 22050, 9);
  });

  test.each([[['--groups', 'mel'], '--groups goes with --level frame or beat, not with track']])(
    '%j is refused',
    async (options, why) => {
      const run = await cli(['features', clip, ...options]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain(why);
    },
  );

  test('arrays that would be one are refused before anything is read', async () => {
    const folder = tempDir();
    const twice = await cli(['features', 'a/1.mp3', 'b/1.mp3', '--level', 'frame', '--npy', folder]);
    expect(twice.code).toBe(1);
    expect(twice.stderr).toContain('Both a/1.mp3 and b/1.mp3 would be written there');
    expect(readdirSync(folder)).toEqual([]);
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
