// Sorts a library by what an ear has heard of it as soon as it has heard it all, before anybody has retrained.
import { earOfGroup, earVersion, embeddingGroup, scoresGroup } from '../../../core/domain/ear.ts';
import { AppError } from '../../../core/domain/errors.ts';
import { mostLacking } from '../../learning/usableGroups.ts';
import type { JobContext } from '../../work/registry.ts';
import type { Work } from '../context.ts';
import { retrain } from '../retrain.ts';

/** As everywhere where none is asked for: the same library then gives the same model. */
const seed = 1;

/**
 * Learns once, of the ear's scores and whatever tags and answers there are, while the starter is in use. A model that a
 * person asked for stays until the person retrains.
 */
export async function learnByEar(work: Work, job: JobContext): Promise<void> {
  const { models } = work.store;
  if (models.active()?.origin !== 'starter' || !hasHeardLibrary(work)) return;
  // Somebody went back to the starter.
  if (models.list().some(({ report }) => report.groups.some(({ name }) => earOfGroup(name) !== null))) return;
  try {
    await retrain(work, { seed, evenIfWorse: false, thorough: false, first: [] }, job);
  } catch (error) {
    // It names no genre, and nobody has yet: what it has heard is there all the same.
    if (!(error instanceof AppError) || error.kind !== 'too-few-examples') throw error;
  }
}

/** An ear that names genres has heard enough of the tracks to learn with, and waits for none. */
function hasHeardLibrary({ store: { ears, features }, genreWords }: Work): boolean {
  const tracks = features.trackIds().length;
  return ears.list().some(({ inUse, manifest }) => {
    const classes = manifest.scores?.classes ?? [];
    if (!inUse || tracks === 0 || genreWords.heard(classes, []).length === 0) return false;
    return [embeddingGroup(manifest), scoresGroup(manifest)].every((name) => {
      const group = { name, version: earVersion };
      return (
        features.waitingFor(group).length === 0 && features.lacking(group, 'all') <= mostLacking * tracks
      );
    });
  });
}
