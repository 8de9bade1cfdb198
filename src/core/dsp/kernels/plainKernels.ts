// The kernels in plain TypeScript: the readable reference that the fast ones are tested against, and the fallback without WebAssembly.

import { runLevels } from '../level/kWeighting.ts';
import { truePeak } from '../level/truePeak.ts';
import { resample } from '../resample.ts';
import { meanTempogram } from '../rhythm/tempogram.ts';
import { medianAlongColumns, medianAlongRows } from '../runningMedian.ts';
import { bandExtremes } from '../spectrum/bandExtremes.ts';
import { powerToDb } from '../spectrum/decibel.ts';
import { applyFilterbank, project } from '../spectrum/filterbank.ts';
import { HPSS_KERNEL, harmonicSignal } from '../spectrum/hpss.ts';
import { spectralShape } from '../spectrum/spectralShape.ts';
import { stft } from '../spectrum/stft.ts';
import type { Kernels } from './kernels.ts';

export const plainKernels: Kernels = {
  begin() {
    // Nothing to do: every result has its own memory.
  },
  stft,
  medianAlongColumns: (m) => medianAlongColumns(m, HPSS_KERNEL),
  medianAlongRows: (m) => medianAlongRows(m, HPSS_KERNEL),
  harmonicSignal,
  applyFilterbank,
  powerToDb,
  project,
  bandExtremes,
  spectralShape,
  meanTempogram,
  resample,
  runLevels,
  truePeak,
};
