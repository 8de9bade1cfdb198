// Listens to the tracks that lack something, without looking for files: what an ear that came into use has to hear.
import type { ListenReport } from '../../../core/domain/job.ts';
import { workersHere } from '../../analysis/executor.ts';
import type { JobContext } from '../../work/registry.ts';
import { analyseTracks, dropSuperseded } from '../analyse.ts';
import type { Work } from '../context.ts';
import { predictTracks } from '../predict.ts';
import { learnUsualTempi } from '../usualTempi.ts';
import { learnByEar } from './learnByEar.ts';

/** Each track is committed as it comes: after a kill, the next start or scan goes on. */
export async function listen(work: Work, job: JobContext): Promise<ListenReport> {
  const { store, now } = work;
  const startedAt = now();
  const folders = store.roots.places().map(({ path }) => path);
  const analysis = work.analysis(null);
  const { analysed: tracks } = await analyseTracks(
    work,
    { executor: workersHere(analysis), analysis },
    folders,
    job,
  );
  await predictTracks(work, job);
  await learnByEar(work, job);
  await learnUsualTempi(work);
  await dropSuperseded(work);
  return { tracks, seconds: (now() - startedAt) / 1000 };
}
