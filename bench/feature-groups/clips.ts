// The shared clips, described by groups of features, with the time that each group takes.
import { readFileSync } from 'node:fs';
import { loadGtzan } from '../../lab/starter/gtzan.ts';
import { matrix } from '../../src/core/domain/matrix.ts';
import { parseCsv } from '../../src/core/domain/text/parseCsv.ts';
import { SAMPLE_RATE } from '../../src/core/dsp/framing.ts';
import { type Pictures, picturesOf } from '../../src/core/features/pictures.ts';
import { readWindows } from '../../src/main/audio/windows.ts';
import { loadKernels } from '../../src/main/engines/kernels.ts';
import { sharedData } from '../../tests/helpers/shared.ts';
import type { Labelled } from './curve.ts';

export type Describer = (window: { readonly pictures: Pictures }) => ArrayLike<number>;

interface Clip {
  readonly path: string;
  readonly genre: string;
  readonly artist: string;
}

export interface DescribedClips {
  /** The columns of these groups, side by side. */
  tableOf(groups: readonly string[]): Labelled;
  /** Median milliseconds of a group, without the pictures that all groups share. */
  msOf(group: string): number;
}

export function emotifyClips(): Clip[] {
  return parseCsv(readFileSync(sharedData('emotify', 'index.csv'), 'utf8')).map((row) => ({
    path: sharedData('emotify', row['file'] ?? ''),
    genre: row['genre'] ?? '',
    artist: row['artist'] ?? '',
  }));
}

/** Those whose sound is there. */
export function gtzanClips(): Clip[] {
  const { gtzan } = loadGtzan();
  return parseCsv(readFileSync(sharedData('gtzan', 'audio_librosa57.csv'), 'utf8')).map((row) => {
    const file = (row['file'] ?? '').replace(/\.flac$/u, '');
    const at = gtzan.files.indexOf(file);
    return {
      path: sharedData('gtzan', 'audio', `${file}.flac`),
      genre: gtzan.labels[at] ?? '',
      artist: gtzan.artists[at] ?? '',
    };
  });
}

export async function describeClips(
  clips: readonly Clip[],
  groups: Readonly<Record<string, Describer>>,
): Promise<DescribedClips> {
  const kernels = loadKernels(new URL('../../kernels/kernels.wasm', import.meta.url), console.warn);
  const values = new Map<string, number[][]>(Object.keys(groups).map((name) => [name, []]));
  const times = new Map<string, number[]>(Object.keys(groups).map((name) => [name, []]));
  for (const { path } of clips) {
    const { windows } = await readWindows(Buffer.from(path), { depth: 'quick' });
    const samples = windows[0]?.samplesAt(SAMPLE_RATE);
    if (samples === undefined) throw new Error(`${path} has no window`);
    const pictures = picturesOf(samples, kernels);
    for (const [name, describer] of Object.entries(groups)) {
      // Not the first time, in which a group warms up.
      describer({ pictures });
      const started = performance.now();
      const described = describer({ pictures });
      times.get(name)?.push(performance.now() - started);
      values.get(name)?.push(Array.from(described));
    }
  }
  return {
    tableOf(names) {
      const rows = clips.map((_, i) => names.flatMap((name) => values.get(name)?.[i] ?? []));
      return {
        X: matrix(rows.length, rows[0]?.length ?? 0, Float32Array.from(rows.flat())),
        genres: clips.map(({ genre }) => genre),
        artists: clips.map(({ artist }) => artist),
      };
    },
    msOf(group) {
      const sorted = (times.get(group) ?? []).toSorted((a, b) => a - b);
      return sorted[sorted.length >> 1] ?? Number.NaN;
    },
  };
}
