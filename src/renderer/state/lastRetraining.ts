// The report of the newest retraining that came to its end, and the model that stood before.
import type { Job, RetrainReport } from '../../core/domain/job.ts';
import type { ModelInfo } from '../../core/domain/modelInfo.ts';

/** `jobs` stand newest first. */
export function lastRetraining(jobs: readonly Job[]): RetrainReport | null {
  for (const { status } of jobs)
    if (status.state === 'done' && status.result.kind === 'retrain') return status.result.report;
  return null;
}

/** Since when labels are new to every model: the beginning of the newest retraining that came to its end, or goes on. Of tags likewise. */
export function learnedUntil(jobs: readonly Job[], of: 'retrain' | 'learn-tags' = 'retrain'): number | null {
  const learning = jobs.filter(
    ({ kind, status }) => kind === of && status.state !== 'failed' && status.state !== 'cancelled',
  );
  return learning.reduce<number | null>(
    (newest, { createdAt }) => (newest === null || createdAt > newest ? createdAt : newest),
    null,
  );
}

/** The newest model older than this one. */
export function modelBefore(models: readonly ModelInfo[], id: number): ModelInfo | null {
  const older = models.filter((model) => model.id < id);
  return older.reduce<ModelInfo | null>(
    (newest, model) => (newest === null || model.id > newest.id ? model : newest),
    null,
  );
}
