// The kernels in plain TypeScript: the readable reference, the oracle of the fast ones' tests, and the fallback without WebAssembly.
import { bandExtremes } from './bandExtremes.ts';
import { powerToDb } from './decibel.ts';
import { applyFilterbank, project } from './filterbank.ts';
import { HPSS_KERNEL, harmonicSignal } from './hpss.ts';
import type { Kernels } from './kernels.ts';
import { resample } from './resample.ts';
import { medianAlongColumns, medianAlongRows } from './runningMedian.ts';
import { spectralShape } from './spectralShape.ts';
import { stft } from './stft.ts';
import { meanTempogram } from './tempogram.ts';

export const plainKernels: Kernels = {
  begin() {
    // Every result has memory of its own.
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
};
