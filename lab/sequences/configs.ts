// What each sequence learner is made of, as plain data, and the layers that follow from it.

import * as z from 'zod';
import { branches } from './layers/branches.ts';
import { convolution } from './layers/convolution.ts';
import { dense } from './layers/dense.ts';
import { gru } from './layers/gru.ts';
import type { BuildLayer } from './layers/layer.ts';
import { lstm } from './layers/lstm.ts';
import { normalise } from './layers/normalise.ts';
import { overTime } from './layers/overTime.ts';
import { dropout, relu } from './layers/pointwise.ts';
import { maxPool, meanPool } from './layers/pooling.ts';

const count = z.int().positive();
const share = z.number().min(0).max(1);
const window = z.tuple([count, count]).readonly();
const summaries = z
  .array(z.enum(['mean', 'max', 'last']))
  .min(1)
  .readonly();

const cut = z
  .object({
    /** Steps that a network sees at once: longer sequences are cut, shorter ones padded. */
    crop: count,
    /** So many neighbouring steps are one, their mean, before anything else. */
    average: count,
  })
  .readonly();

/** How it learns. */
const training = {
  /** How sequences of frames, and of stretches between beats, are cut. */
  cuts: z.object({ frame: cut, beat: cut }).readonly(),
  /** Crops that are drawn of a sequence in each epoch. */
  cropsAnEpoch: count,
  /** Most crops of a sequence whose opinions are averaged, evenly spread over it. */
  cropsHeard: count,
  dropout: z.number().min(0).lt(1),
  learningRate: z.number().positive(),
  batchSize: count,
  epochs: count,
  /** Weight of |w|² / 2 in the loss. */
  l2: z.number().min(0),
  /** Gradients that are longer all together are made this long. */
  longestGradient: z.number().positive(),
  /** Share of a target that is spread over all classes. */
  smoothing: share,
  /** Each pair of crops is mixed by a share drawn from Beta(mixup, mixup) (Zhang et al. 2018); 0 for none. */
  mixup: share,
  /** So many stretches of steps and of columns are blanked, each at most this share long (SpecAugment, Park et al. 2019). */
  blanks: z.object({ steps: z.int().min(0), columns: z.int().min(0), share }).readonly(),
  /** Holds artists out and keeps the epoch that served them best; ends after `patience` epochs without gain. */
  earlyStopping: z.object({ share, patience: count }).readonly().nullable(),
  /** Networks from different starts (and other artists held out), whose probabilities are averaged. */
  members: count,
};

const recurrent = {
  ...training,
  units: count,
  layers: z.union([z.literal(1), z.literal(2)]),
  summaries,
};

/** Three by three, layer by layer. */
const cnn = z
  .object({
    ...training,
    kind: z.literal('cnn'),
    /** Of each of the convolutions. */
    filters: z.array(count).min(1).readonly(),
    /** Steps x bands that are pooled after each. */
    pools: z.array(window).readonly(),
    normalised: z.boolean(),
    summaries,
  })
  .readonly();

/** Filters of musical shapes (Pons, Lidy and Serra 2016; Pons et al. 2017). */
const motivatedCnn = z
  .object({
    ...training,
    kind: z.literal('motivated-cnn'),
    /** Timbre: as many filters of each size, steps x share of the bands; the best place along the bands counts. */
    vertical: z
      .object({ filters: count, sizes: z.array(z.tuple([count, share]).readonly()).readonly() })
      .readonly(),
    /** Rhythm: as many filters of each length in steps, over the energy of all bands. */
    horizontal: z.object({ filters: count, sizes: z.array(count).readonly() }).readonly(),
    normalised: z.boolean(),
    summaries,
  })
  .readonly();

export const sequenceConfigSchema = z.discriminatedUnion('kind', [
  z.object({ ...recurrent, kind: z.literal('lstm') }).readonly(),
  z.object({ ...recurrent, kind: z.literal('gru') }).readonly(),
  cnn,
  motivatedCnn,
]);

export type SequenceConfig = z.infer<typeof sequenceConfigSchema>;
export type SequenceKind = SequenceConfig['kind'];
export type SequenceLevel = keyof SequenceConfig['cuts'];
/** What all of them have. */
export type Training = Omit<SequenceConfig, 'kind'>;

const usual = {
  cuts: { frame: { crop: 512, average: 8 }, beat: { crop: 64, average: 1 } },
  cropsAnEpoch: 1,
  cropsHeard: 8,
  dropout: 0.3,
  learningRate: 3e-3,
  batchSize: 16,
  epochs: 15,
  l2: 1e-4,
  longestGradient: 1,
  smoothing: 0,
  mixup: 0,
  blanks: { steps: 0, columns: 0, share: 0 },
  // With few artists those that are held out are missed more than the last epochs do harm: on 160 clips an LSTM got 0.51 of
  // artists that it had not heard with a fifth held out, 0.56 without (splits of seeds 1001 and 1002).
  earlyStopping: null,
  members: 1,
};

export const sequenceConfigs = {
  lstm: {
    ...usual,
    kind: 'lstm',
    units: 96,
    layers: 1,
    summaries: ['mean'],
    dropout: 0.5,
    learningRate: 2e-3,
    epochs: 20,
  },
  gru: { ...usual, kind: 'gru', units: 64, layers: 1, summaries: ['mean'], dropout: 0.5 },
  cnn: {
    ...usual,
    kind: 'cnn',
    filters: [16, 32, 32],
    pools: [
      [2, 4],
      [2, 4],
      [2, 2],
    ],
    normalised: true,
    summaries: ['mean'],
    // One alone: 0.525 on the splits of seed 1002, three 0.588.
    members: 3,
  },
  'motivated-cnn': {
    ...usual,
    kind: 'motivated-cnn',
    vertical: {
      filters: 12,
      sizes: [
        [3, 0.9],
        [3, 0.4],
      ],
    },
    horizontal: { filters: 12, sizes: [8, 32] },
    normalised: true,
    summaries: ['mean', 'max'],
  },
} as const satisfies { readonly [Kind in SequenceKind]: Extract<SequenceConfig, { kind: Kind }> };

/** The layers of a network that tells `outputs` classes from sequences of `columns` columns. */
export function layersOf(config: SequenceConfig, columns: number, outputs: number): BuildLayer[] {
  return [...bodyOf(config, columns), ...drop(config), dense(outputs)];
}

function bodyOf(config: SequenceConfig, columns: number): BuildLayer[] {
  switch (config.kind) {
    case 'lstm':
    case 'gru': {
      const layer = config.kind === 'lstm' ? lstm : gru;
      const second = config.layers === 2 ? [...drop(config), layer(config.units)] : [];
      return [layer(config.units), ...second, overTime(config.summaries)];
    }
    case 'cnn':
      return [
        ...config.filters.flatMap((filters, l) => [
          convolution({ filters, size: [3, 3], around: true }),
          ...rectified(config),
          maxPool(config.pools[l] ?? [1, 1]),
          ...drop({ dropout: config.dropout / 2 }),
        ]),
        overTime(config.summaries),
      ];
    case 'motivated-cnn': {
      const { vertical, horizontal } = config;
      const timbre = vertical.sizes.map(([steps, share]) => [
        convolution({
          filters: vertical.filters,
          size: [steps, Math.max(1, Math.round(share * columns))],
          around: false,
        }),
        ...rectified(config),
        maxPool([1, columns]),
      ]);
      const rhythm = horizontal.sizes.map((steps) => [
        meanPool([1, columns]),
        convolution({ filters: horizontal.filters, size: [steps, 1], around: false }),
        ...rectified(config),
      ]);
      return [branches([...timbre, ...rhythm]), overTime(config.summaries)];
    }
  }
}

function rectified({ normalised }: { readonly normalised: boolean }): BuildLayer[] {
  return normalised ? [normalise, relu] : [relu];
}

function drop({ dropout: share }: { readonly dropout: number }): BuildLayer[] {
  return share > 0 ? [dropout(share)] : [];
}
