// The demo's music: reproducible, properly tagged, and of ten genres that its features distinguish.
import { parseBuffer } from 'music-metadata';
import { expect, test } from 'vitest';
import { demoPieces } from '../../../scripts/demo/collection.ts';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';

function style(genre: string) {
  const found = styles.find((candidate) => candidate.genre === genre);
  if (found === undefined) throw new Error(`no style ${genre}`);
  return found;
}

test('sixty pieces, six in each of ten styles, each path once', () => {
  expect(demoPieces).toHaveLength(60);
  expect(new Set(demoPieces.map((piece) => piece.path)).size).toBe(60);
  expect(new Set(styles.map(({ genre }) => genre)).size).toBe(10);
});

test('the same seed gives the same bytes, another seed another piece', () => {
  const [first, second] = demoPieces;
  expect(Buffer.from(first!.file()).equals(first!.file())).toBe(true);
  expect(Buffer.from(first!.file()).equals(second!.file())).toBe(false);
});

test('rhythms are written in sixteenths, in marks that exist', () => {
  for (const { parts, drums } of styles)
    for (const rhythm of [...parts.map((part) => part.rhythm), ...Object.values(drums)])
      expect(rhythm).toMatch(/^[xo.]{16}$/);
});

test('a file declares its format: 22,050 Hz mono 16 bit, tags, and a genre in three of six', async () => {
  const jazz = demoPieces.filter((piece) => piece.path.startsWith('Blue Lamp Trio/'));
  const read = await Promise.all(jazz.map((piece) => parseBuffer(piece.file(), { mimeType: 'audio/wav' })));
  expect(read.map(({ common }) => common.genre)).toEqual([
    ['jazz'],
    ['jazz'],
    ['jazz'],
    undefined,
    undefined,
    undefined,
  ]);
  expect(read[1]?.common).toMatchObject({
    title: 'Second Street',
    artist: 'Blue Lamp Trio',
    album: 'Blue Lamp Trio Play Tunes',
    year: 2026,
    track: { no: 2 },
  });
  for (const { format } of read) {
    expect(format).toMatchObject({ sampleRate: 22_050, numberOfChannels: 1, bitsPerSample: 16 });
    expect(format.duration).toBeGreaterThanOrEqual(12);
    expect(format.duration).toBeLessThanOrEqual(20);
  }
});

test.each(styles.map(({ genre }) => genre))(
  '%s: as long as asked, at most 0.9 loud, no silence longer than a bar',
  (genre) => {
    const samples = renderPiece(style(genre), 7, 12);
    expect(samples).toHaveLength(12 * sampleRate);
    let loudest = 0;
    for (const value of samples) loudest = Math.max(loudest, Math.abs(value));
    expect(loudest).toBeLessThanOrEqual(0.9 + 1e-6);
    expect(loudest).toBeGreaterThan(0.5);
    for (let second = 0; second < 12; second += 2) {
      const two = samples.subarray(second * sampleRate, (second + 2) * sampleRate);
      expect(Math.sqrt(two.reduce((sum, x) => sum + x * x, 0) / two.length)).toBeGreaterThan(0.01);
    }
  },
);

test('the ten styles sound apart: the nearest other piece is nearly always of the same style', () => {
  const pieces = styles.flatMap(({ genre }) =>
    [11, 12, 13].map((seed) => ({ genre, features: featuresOf(renderPiece(style(genre), seed, 6)) })),
  );
  const standardised = standardise(pieces.map((piece) => piece.features));
  const distance = (i: number, j: number): number =>
    i === j ? Infinity : standardised[i]!.reduce((sum, x, d) => sum + (x - standardised[j]![d]!) ** 2, 0);
  const right = pieces.filter((piece, i) => {
    const distances = pieces.map((_, j) => distance(i, j));
    return pieces[distances.indexOf(Math.min(...distances))]?.genre === piece.genre;
  });
  // By chance it would be two of thirty.
  expect(right.length).toBeGreaterThanOrEqual(26);
});

/** A rough ear: in five bands the mean, spread and rises of the loudness of fiftieths of a second. */
function featuresOf(samples: Float32Array): readonly number[] {
  const poles = [120, 400, 1200, 4000].map((hertz) => 1 - Math.exp((-2 * Math.PI * hertz) / sampleRate));
  const low = poles.map(() => 0);
  const hop = sampleRate / 50;
  const loudness: number[][] = [];
  for (let begin = 0; begin + hop <= samples.length; begin += hop) {
    const energy = [0, 0, 0, 0, 0];
    for (let i = begin; i < begin + hop; i++) {
      for (let b = 0; b < 4; b++) {
        low[b]! += poles[b]! * (samples[i]! - low[b]!);
        energy[b]! += low[b]! ** 2;
      }
      energy[4]! += samples[i]! ** 2;
    }
    loudness.push(energy.map((e) => Math.log(e / hop + 1e-6)));
  }
  return [0, 1, 2, 3, 4].flatMap((band) => {
    const levels = loudness.map((frame) => frame[band]!);
    const rises = levels.map((level, i) => Math.max(0, level - (levels[i - 1] ?? level)));
    const mean = average(levels);
    return [mean, Math.sqrt(average(levels.map((x) => (x - mean) ** 2))), average(rises)];
  });
}

function average(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

function standardise(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const columns = Array.from(rows[0]!, (_, d) => {
    const values = rows.map((row) => row[d]!);
    const mean = average(values);
    const deviation = Math.sqrt(average(values.map((x) => (x - mean) ** 2))) || 1;
    return values.map((x) => (x - mean) / deviation);
  });
  return rows.map((_, i) => columns.map((column) => column[i]!));
}

test('disco beats four to the bar: its loudness pulses with the tempo, that of classical does not', () => {
  expect(pulse('disco')).toBeGreaterThan(3 * pulse('classical'));
});

/** Mean square of the rises of loudness between hundredths of a second. */
function pulse(genre: string): number {
  const samples = renderPiece(style(genre), 5, 6);
  const hop = sampleRate / 100;
  const levels = Array.from({ length: 600 }, (_, frame) => {
    const part = samples.subarray(Math.round(frame * hop), Math.round((frame + 1) * hop));
    return Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / part.length);
  });
  return levels.reduce((sum, level, i) => sum + Math.max(0, level - (levels[i - 1] ?? level)) ** 2, 0);
}

test('the RIFF sizes add up, an odd tag is padded', () => {
  const bytes = wavFile(Float32Array.from([0, 0.5, -1, 1]), 22_050, { INAM: 'odd!', IART: 'even?' });
  const view = new DataView(bytes.buffer);
  expect(view.getUint32(4, true)).toBe(bytes.length - 8);
  const text = Buffer.from(bytes).toString('latin1');
  const data = text.indexOf('data');
  expect(view.getUint32(data + 4, true)).toBe(8);
  expect([0, 1, 2, 3].map((i) => view.getInt16(data + 8 + 2 * i, true))).toEqual([
    0, 16_384, -32_768, 32_767,
  ]);
  expect(data + 8 + 8).toBe(bytes.length);
});
