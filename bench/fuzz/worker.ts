// A real analysis worker in a process of its own.
import { places } from '../../scripts/start/project.ts';
import { type AnalysisClient, createAnalysisClient } from '../../src/main/analysis/client.ts';
import { forkProcess } from '../../src/main/workers/forkProcess.ts';

export function newWorker(): AnalysisClient {
  const { workerUrls, kernelsFile } = places;
  return createAnalysisClient(
    { url: workerUrls.analyse, workerData: { kernelsFile }, startProcess: forkProcess },
    1,
    null,
  );
}
