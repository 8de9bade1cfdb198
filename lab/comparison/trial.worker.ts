// Worker: runs one trial of a comparison at a time.
import { serveQuestions } from '../../src/main/workers/serve.ts';
import type { TrialQuestions } from './protocol.ts';
import { learnByHeart, runColumnsTrial, runSequenceTrial } from './runTrial.ts';

serveQuestions<TrialQuestions>({
  columns: (trial) => runColumnsTrial(trial),
  sequences: (trial, { report }) => runSequenceTrial(trial, report),
  byHeart: (batch) => learnByHeart(batch),
});
