// Which of several files of one recording seems best to keep, and why.
import type { DuplicateReason } from '../domain/duplicates.ts';

export interface ComparedFile {
  readonly id: number;
  readonly format: string | null;
  readonly bitRate: number | null;
  readonly sampleRate: number | null;
  /** How many of the usual tags it has. */
  readonly tags: number;
  readonly addedAt: number;
}

const lossless: ReadonlySet<string> = new Set([
  'FLAC',
  'ALAC',
  'WAV',
  'AIFF',
  'APE',
  'WavPack',
  'TTA',
  'DSD',
]);
/** By which a bit rate of it counts beside MP3's, as listening tests have it. */
const worth: Readonly<Record<string, number>> = { Opus: 1.7, AAC: 1.3, Vorbis: 1.3, MP3: 1 };
/** Smaller differences of bit rates are not heard. */
const muchMore = 1.15;

function isLossless(format: string | null): boolean {
  return format !== null && lossless.has(format);
}

type Rule = readonly [reason: DuplicateReason, better: (a: ComparedFile, b: ComparedFile) => boolean];

/** In order: the first that tells two apart decides between them. */
const rules: readonly Rule[] = [
  ['lossless', (a, b) => isLossless(a.format) && !isLossless(b.format)],
  [
    'sampleRate',
    (a, b) => isLossless(a.format) && isLossless(b.format) && (a.sampleRate ?? 0) > (b.sampleRate ?? 0),
  ],
  ['bitRate', (a, b) => !isLossless(a.format) && !isLossless(b.format) && rateOf(a) > muchMore * rateOf(b)],
  ['tags', (a, b) => a.tags > b.tags],
  ['addedFirst', (a, b) => a.addedAt < b.addedAt],
];

/** `reasons`: by which it is better than the others, the weightiest first; none of a file that stands alone, or is like the rest. */
export function bestOf(
  files: readonly ComparedFile[],
): { readonly id: number; readonly reasons: DuplicateReason[] } | null {
  const [first, ...others] = files;
  if (first === undefined) return null;
  const best = others.reduce((soFar, file) => (decides(file, soFar) === null ? soFar : file), first);
  const found = new Set(files.flatMap((file) => (file === best ? [] : (decides(best, file) ?? []))));
  return { id: best.id, reasons: rules.flatMap(([reason]) => (found.has(reason) ? [reason] : [])) };
}

/** Why `a` is better than `b`; null where it is not. */
function decides(a: ComparedFile, b: ComparedFile): DuplicateReason | null {
  for (const [reason, better] of rules) {
    if (better(a, b)) return reason;
    if (better(b, a)) return null;
  }
  return null;
}

function rateOf({ format, bitRate }: ComparedFile): number {
  return (bitRate ?? 0) * (worth[format ?? ''] ?? 1);
}
