// In an analysis worker: a file's waveform and spectrogram as the page takes them.
import { encodePeaks } from '../../core/domain/pictures/peaks.ts';
import { spectrogramJson } from '../../core/domain/pictures/spectrogram.ts';
import { computePeaks } from '../audio/pictures/peaks.ts';
import { computeSpectrogram } from '../audio/pictures/spectrogram.ts';
import type { Handlers } from '../workers/serve.ts';
import type { AnalysisQuestions } from './protocol.ts';

/** Somebody waits for the first ones; most tracks are done before. */
const firstPeaksMs = 120;
const betweenPeaksMs = 300;

/** Reports what is drawn so far as often as somebody who watches it grow wants to see. */
export const drawPeaks: Handlers<AnalysisQuestions>['peaks'] = async ({ path, points }, handling) => {
  let next = performance.now() + firstPeaksMs;
  const peaks = encodePeaks(
    await computePeaks(path, {
      points,
      onProgress(_share, soFar) {
        const now = performance.now();
        if (now < next) return;
        next = now + betweenPeaksMs;
        handling.report(encodePeaks(soFar()));
      },
    }),
  );
  handling.transfer(peaks.buffer);
  return peaks;
};

export const drawSpectrogram: Handlers<AnalysisQuestions>['spectrogram'] = async ({ path }, handling) => {
  const json = new TextEncoder().encode(spectrogramJson(await computeSpectrogram(path)));
  handling.transfer(json.buffer);
  return json;
};
