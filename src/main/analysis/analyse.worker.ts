// Worker: answers the analysis questions.
import { printOf } from '../audio/print.ts';
import { createEars } from '../engines/ears.ts';
import { loadKernels, loadLogMel } from '../engines/kernels.ts';
import { withFile } from '../files/byteSource.ts';
import { readFacts } from '../library/facts.ts';
import { log } from '../terminal.ts';
import { notePrefix } from '../workers/processChannel.ts';
import { serveQuestions } from '../workers/serve.ts';
import { startData } from '../workers/workerStart.ts';
import { analysing } from './analysing.ts';
import { coverMaking } from './covers.ts';
import { earTrials } from './earTrials.ts';
import { following } from './following.ts';
import { openWavs } from './openWavs.ts';
import { drawPeaks, drawSpectrogram } from './pictures.ts';
import { type AnalysisQuestions, parseWorkerData } from './protocol.ts';

const { kernelsFile } = parseWorkerData(startData());
const kernels = loadKernels(kernelsFile, (reason) =>
  log(`${notePrefix}The fast kernels cannot be used, so analysis takes longer: ${String(reason)}`),
);

const ears = createEars(loadLogMel(kernelsFile));

serveQuestions<AnalysisQuestions>({
  tags: ({ path }) => readFacts(path),
  piece: ({ path, from, length }) =>
    withFile(path, async (file) => ({ size: file.size, bytes: await file.read(from, length) })),
  print: ({ path }) => printOf(path),
  peaks: drawPeaks,
  spectrogram: drawSpectrogram,
  ...analysing(kernels, ears),
  ...following(kernels),
  ...earTrials(ears),
  ...coverMaking(),
  ...openWavs(),
});
