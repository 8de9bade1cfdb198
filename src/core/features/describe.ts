// From sound to numbers: the vectors of feature groups for a window of mono samples.
import { SAMPLE_RATE } from '../dsp/framing.ts';
import type { Kernels } from '../dsp/kernels/kernels.ts';
import type { FeatureGroup, PlainGroup } from './featureGroup.ts';
import { shippedGroups } from './layout.ts';
import { type Pictures, picturesOf } from './pictures.ts';

/**
 * The feature vector of mono `samples` at 22,050 Hz, in the order of FEATURE_NAMES; always finite.
 * Throws a RangeError on less than one frame (2048 samples) and on samples that are not numbers of at most 1e9.
 */
export function extractFeatures(samples: Float32Array, kernels?: Kernels): Float32Array {
  return describe(picturesOf(samples, kernels));
}

/** The columns of `groups` (by default the shipped ones), in the order given. */
export function describe(pictures: Pictures, groups: readonly PlainGroup[] = shippedGroups): Float32Array {
  const window = { samples: pictures.samples, pictures };
  return Float32Array.from(groups.flatMap((group) => group.compute(window)));
}

/** A group's vector, or what it threw. */
export type Outcome = { readonly values: Float32Array } | { readonly error: unknown };

/** One window of a track while its groups are computed. */
export interface DescribedWindow {
  /** One outcome a group, in the order given; a group that throws leaves the others alone. */
  readonly outcomes: readonly Outcome[];
  /** Computed now unless a group has asked for them. Throws what `picturesOf` throws. */
  readonly pictures: () => Pictures;
}

/**
 * Describes one window by `groups`, one after the other. `samplesAt` resamples it to a rate in Hz; every rate of a group is asked for
 * once, before the first group, because `kernels` may resample in the memory that the pictures lie in.
 */
export async function describeWindow(
  samplesAt: (sampleRate: number) => Float32Array,
  groups: readonly FeatureGroup[],
  kernels: Kernels,
): Promise<DescribedWindow> {
  const rates = new Set(groups.map(({ sampleRate }) => sampleRate));
  const samples = new Map([...rates].map((rate) => [rate, samplesAt(rate)]));
  let computed: Pictures | null = null;
  const pictures = (): Pictures => {
    computed ??= picturesOf(samples.get(SAMPLE_RATE) ?? samplesAt(SAMPLE_RATE), kernels);
    return computed;
  };
  const outcomes: Outcome[] = [];
  for (const group of groups) {
    try {
      const values = Float32Array.from(
        await group.compute({
          samples: samples.get(group.sampleRate)!,
          get pictures() {
            return pictures();
          },
        }),
      );
      outcomes.push({ values: checked(group, values) });
    } catch (error) {
      outcomes.push({ error });
    }
  }
  return { outcomes, pictures };
}

function checked({ name, columns }: FeatureGroup, values: Float32Array): Float32Array {
  if (values.length !== columns.length)
    throw new RangeError(`${name} gave ${values.length} values for ${columns.length} columns`);
  if (!values.every(Number.isFinite)) throw new RangeError(`${name} gave values that are not finite`);
  return values;
}
