// Groups that were tried and rejected, by name: their code stays so that the tables can be made again.

import type { Pictures } from '../../src/core/features/pictures.ts';
import { dynamics, partLevels } from '../candidates/dynamics.ts';
import { flatness } from '../candidates/flatness.ts';
import { loudnessRanges } from '../candidates/loudnessRanges.ts';
import { perceptual } from '../candidates/perceptual.ts';
import { pitchDrift } from '../candidates/pitchDrift.ts';
import { tempogramSummary } from '../candidates/tempogram.ts';
import type { Describer } from './clips.ts';

const ofPictures =
  (compute: (pictures: Pictures) => readonly number[]): Describer =>
  ({ pictures }) =>
    compute(pictures);

export const candidates: Readonly<Record<string, Describer>> = {
  tempogramSummary: ofPictures(tempogramSummary),
  flatness: ofPictures(flatness),
  partLevels: ofPictures(partLevels),
  dynamics: ofPictures(dynamics),
  perceptual: ofPictures(perceptual),
  loudnessRanges: ofPictures(loudnessRanges),
  pitchDrift: ofPictures(pitchDrift),
};
