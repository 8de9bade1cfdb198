// The report of the newest retraining that came to its end, and the model that stood before.
import type { Job, RetrainReport } from '../../core/model/job.ts';
import type { ModelInfo } from '../../core/model/modelInfo.ts';

/** `jobs` stand newest first. */
export function lastRetraining(jobs: readonly Job[]): RetrainReport | null {
  for (const { status } of jobs)
    if (status.state === 'done' && status.result.kind === 'retrain') return status.result.report;
  return null;
}

/** The newest model older than this one. */
export function modelBefore(models: readonly ModelInfo[], id: number): ModelInfo | null {
  const older = models.filter((model) => model.id < id);
  return older.reduce<ModelInfo | null>(
    (newest, model) => (newest === null || model.id > newest.id ? model : newest),
    null,
  );
}
