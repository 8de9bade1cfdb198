// An ear: a pretrained model that hears a stretch of music as numbers, and the manifest that says how it is fed.
import * as z from 'zod';
import type { Layout } from './layout.ts';

/** Lower case, as `sha256sum` prints it. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/u, '64 digits of hexadecimal in lower case');

const name = z.string().min(1).max(200);

/** How the samples are cut and transformed. A frame of `fft` samples starts every `hop` samples. */
const frameSchema = z.strictObject({
  fft: z.int().min(64).max(4096).refine(isPowerOfTwo, 'a power of two'),
  /** 'hann' is periodic, as for SciPy's and PyTorch's spectra; 'symmetric-hann' ends with the zero that it begins with. */
  window: z.enum(['hann', 'symmetric-hann']),
  /** Samples of the window, which stands in the middle of the frame. */
  windowLength: z.int().min(16).max(4096),
  hop: z.int().min(16).max(16_384),
  /** What stands before and behind the signal, half a frame of it; 'none': the first window starts with the first sample. */
  padding: z.enum(['reflect', 'zeros', 'none']),
});

const melSchema = z.strictObject({
  /** 'htk': 1127 ln(1 + f/700), Kaldi's too; 'slaney': linear up to 1 kHz, then logarithmic. */
  scale: z.enum(['htk', 'slaney']),
  /** What the triangles' sides are straight over. */
  triangles: z.enum(['mel', 'hertz']),
  bands: z.int().min(1).max(512),
  /** Hz. */
  low: z.number().min(0),
  high: z.number().positive(),
  /** 'area': every triangle has the area 1 over Hz (Slaney's norm); 'none': the height 1. */
  norm: z.enum(['none', 'area']),
  /** Of magnitudes (1) or powers (2). */
  power: z.union([z.literal(1), z.literal(2)]),
});

/** (log(`times` x + `plus`) + `shift`) `gain` */
const logSchema = z.strictObject({
  base: z.enum(['e', '10']),
  times: z.number().positive(),
  plus: z.number().positive(),
  shift: z.number(),
  gain: z.number().refine((gain) => gain !== 0, 'not zero'),
});

/** The log-mel pictures that most ears look at. */
const spectrogramSchema = z.strictObject({ frame: frameSchema, mel: melSchema, log: logSchema });
export type EarSpectrogram = z.infer<typeof spectrogramSchema>;

/** An axis of the model's input: as long as it is named for, or one. 'segments' is the batch. */
const axisSchema = z.union([z.literal(1), z.enum(['segments', 'frames', 'bands', 'samples'])]);
export type EarAxis = z.infer<typeof axisSchema>;

const scoresSchema = z.strictObject({
  output: name,
  /** What makes probabilities of the output: 'none' where it gives them already. */
  activation: z.enum(['sigmoid', 'softmax', 'none']),
  /** In the order of the output. */
  classes: z
    .array(name)
    .min(1)
    .max(10_000)
    .refine((classes) => new Set(classes).size === classes.length, 'every class once'),
});

/** What all ears of one family have in common: everything but which file it is. */
const familyShape = {
  /** As people know it: 'EfficientAT mn04'. */
  name,
  licence: name,
  /** Where it comes from and what it learned from, for people. */
  source: z.string().max(2000),
  /** Its vectors were compared with the original's, with real weights. */
  tried: z.boolean(),
  sampleRate: z.int().min(4000).max(96_000),
  /** c of y[n] = x[n + 1] - c x[n], one sample shorter, before anything else; null: none. */
  preEmphasis: z.number().min(0).max(1).nullable(),
  /** Null: the model takes samples. */
  spectrogram: spectrogramSchema.nullable(),
  /**
   * What the model looks at at once and how far on the next one starts: in frames or, where it takes samples, in samples. Results are
   * means over the segments of a window.
   */
  segment: z.strictObject({ length: z.int().min(1).max(10_000_000), hop: z.int().min(1).max(10_000_000) }),
  input: z.strictObject({ name, layout: z.array(axisSchema).min(1).max(5) }),
  /** `size`: values a segment; the model's last axis. */
  embedding: z.strictObject({ output: name, size: z.int().min(1).max(8192) }),
  /** Null: it names nothing that it hears. */
  scores: scoresSchema.nullable(),
};

/** The facts of a family of ears, without a file: what an unknown file may be tried with. */
export const earFamilySchema = z.strictObject(familyShape).superRefine(fitTogether);
export type EarFamily = z.infer<typeof earFamilySchema>;

/** One model file and how it is fed. */
export const earManifestSchema = z
  .strictObject({ ...familyShape, sha256: sha256Schema })
  .superRefine(fitTogether);
export type EarManifest = z.infer<typeof earManifestSchema>;

/** An ear that listens: what an analysis worker needs of it. */
export interface EarInUse {
  readonly manifest: EarManifest;
  /** Absolute path of the library's own copy, whose SHA-256 is the manifest's. */
  readonly file: string;
}

/** Raised whenever the front end computes differently: what all ears heard before is heard anew. */
export const earVersion = 1;

const shortLength = 12;

/** The group of the embedding, its mean over the segments: `ear-` and the start of the file's SHA-256. */
export function embeddingGroup({ sha256 }: Pick<EarManifest, 'sha256'>): string {
  return `ear-${sha256.slice(0, shortLength)}`;
}

/** The group of the scores, a column a class: the log-odds of the mean probability over the segments. */
export function scoresGroup(manifest: Pick<EarManifest, 'sha256'>): string {
  return `${embeddingGroup(manifest)}-scores`;
}

/** Whether a group has the scores of an ear. */
export function hasScores(group: string): boolean {
  return earOfGroup(group) !== null && group.endsWith('-scores');
}

/** Which ear a group is of, as the start of its file's SHA-256; null for any other group. */
export function earOfGroup(group: string): string | null {
  return /^ear-([0-9a-f]{12})(?:-scores)?$/u.exec(group)?.[1] ?? null;
}

export interface EarColumns {
  readonly name: string;
  readonly version: number;
  readonly columns: readonly { readonly name: string; readonly unit: string }[];
}

/** What an ear adds to the layout, as a store declares it: the embedding and, where it has them, the scores. */
export function earColumns(manifest: EarManifest): EarColumns[] {
  const { embedding, scores } = manifest;
  const short = manifest.sha256.slice(0, shortLength);
  const named = (of: string, names: readonly string[]): EarColumns => ({
    name: of,
    version: earVersion,
    columns: names.map((column) => ({ name: column, unit: '1' })),
  });
  const hidden = Array.from({ length: embedding.size }, (_, i) => `ear-${short}_${i + 1}`);
  const heard = scores === null ? [] : [named(scoresGroup(manifest), scores.classes)];
  return [named(embeddingGroup(manifest), hidden), ...heard];
}

/** The groups that ears in use add to what is wanted of every track. */
export function earLayout(manifests: readonly EarManifest[]): Layout {
  return manifests.flatMap((manifest) =>
    earColumns(manifest).map(({ name: group, version }) => ({ name: group, version })),
  );
}

function isPowerOfTwo(value: number): boolean {
  return (value & (value - 1)) === 0;
}

/** What no single field can tell. */
function fitTogether(
  { sampleRate, spectrogram, segment, input }: Omit<z.infer<z.ZodObject<typeof familyShape>>, 'sha256'>,
  context: z.RefinementCtx,
): void {
  const wrong = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });
  const times = (axis: EarAxis): number => input.layout.filter((one) => one === axis).length;
  const layout = ['input', 'layout'];
  if (times('segments') > 1 || input.layout.indexOf('segments') > 0)
    wrong(layout, 'segments once at most, and first');
  if (spectrogram === null) {
    if (times('samples') !== 1 || times('frames') + times('bands') > 0)
      wrong(layout, 'samples once, and neither frames nor bands, for a model that takes samples');
    return;
  }
  if (times('frames') !== 1 || times('bands') !== 1 || times('samples') > 0)
    wrong(layout, 'frames once and bands once, and no samples, for a model that takes a spectrogram');
  const { frame, mel } = spectrogram;
  if (frame.windowLength > frame.fft) wrong(['spectrogram', 'frame', 'windowLength'], 'at most fft');
  if (mel.low >= mel.high) wrong(['spectrogram', 'mel', 'low'], 'below high');
  if (mel.high > sampleRate / 2) wrong(['spectrogram', 'mel', 'high'], 'at most half the sample rate');
  if (segment.length * mel.bands > 10_000_000)
    wrong(['segment', 'length'], 'at most ten million values a segment');
}
