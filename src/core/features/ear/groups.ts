// An ear as feature groups: its embedding and its scores, which are heard together.
import { type EarManifest, earColumns } from '../../domain/ear.ts';
import type { FeatureGroup, GroupWindow } from '../featureGroup.ts';
import type { Heard } from './hearing.ts';

/** `listen` is asked once a window, whichever of the groups are computed. */
export function earGroups(
  manifest: EarManifest,
  listen: (samples: Float32Array) => Promise<Heard>,
): FeatureGroup[] {
  const heard = new WeakMap<Float32Array, Promise<Heard>>();
  const hear = ({ samples }: GroupWindow): Promise<Heard> => {
    const found = heard.get(samples) ?? listen(samples);
    heard.set(samples, found);
    return found;
  };
  return earColumns(manifest).map((group, i) => ({
    ...group,
    sampleRate: manifest.sampleRate,
    compute: async (window) => {
      const { embedding, scores } = await hear(window);
      return i === 0 ? embedding : (scores ?? []);
    },
  }));
}
