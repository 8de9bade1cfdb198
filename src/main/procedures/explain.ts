// Why a track sounds like its genre: opinions, neighbours, features for and against.

import { earVersion, scoresGroup } from '../../core/domain/ear.ts';
import type { Explanation } from '../../core/domain/explanation.ts';
import type { SimilarTrack } from '../../core/domain/likeness.ts';
import type { Effect } from '../../core/learning/judging/explain.ts';
import type { Work } from '../jobs/context.ts';
import { keepSpace } from '../jobs/keepSpace.ts';
import { likenessLayout } from '../work/listening.ts';

const neighboursShown = 5;
const effectsShown = 8;

export async function explainTrack(
  work: Work,
  id: number,
  signal: AbortSignal | undefined,
): Promise<Explanation> {
  const { store, learning, layout } = work;
  const { probabilities, baseLearners, predictedGenre } = store.tracks.get(id);
  const model = store.models.active();
  const prediction = { id, genre: predictedGenre, probabilities, baseLearners };
  const silent = { nearestLabelled: [], nearestOthers: [], heard: [], featuresFor: [], featuresAgainst: [] };
  if (model === null) return { ...prediction, ...silent };
  const { featureNames } = model.report;
  const ears = earsNaming(store);
  const { effects, heard, nearestLabelled, nearestOthers } = await learning.interactive.ask(
    'explain',
    {
      ...learning.filesOf(model),
      track: id,
      neighbours: neighboursShown,
      ears: ears.map(({ group }) => group),
      spaceVersion: store.features.version(),
      wanted: likenessLayout(layout()),
    },
    { signal },
  );
  void keepSpace(work, id);
  const shown = (near: readonly SimilarTrack[]): Explanation['nearestOthers'] => {
    const likeness = new Map(near.map((other) => [other.id, other]));
    return store.tracks.rows([...likeness.keys()]).map(({ id: other, title, artist, genre, fileName }) => ({
      id: other,
      title: title ?? fileName,
      artist,
      genre,
      distance: likeness.get(other)?.distance ?? 0,
      reason: likeness.get(other)?.reason ?? { alike: [], differs: [] },
    }));
  };
  const named = ({ column, value, usual, effect }: Effect) => ({
    feature: featureNames[column] ?? '',
    value,
    usual,
    effect,
  });
  const strongest = [...effects].sort((a, b) => b.effect - a.effect).map(named);
  return {
    ...prediction,
    nearestLabelled: shown(nearestLabelled),
    nearestOthers: shown(nearestOthers),
    heard: heard.flatMap(({ ear, sounds }) => {
      const found = ears.find(({ group }) => group.name === ear);
      return found === undefined || sounds.length === 0 ? [] : [{ ear: found.name, sounds: [...sounds] }];
    }),
    featuresFor: strongest.filter(({ effect }) => effect > 0).slice(0, effectsShown),
    featuresAgainst: strongest
      .reverse()
      .filter(({ effect }) => effect < 0)
      .slice(0, effectsShown),
  };
}

/** The ears in use that have scores, with the group of these. */
function earsNaming({ ears }: Pick<Work['store'], 'ears'>) {
  return ears
    .list()
    .flatMap(({ inUse, manifest }) =>
      inUse && manifest.scores !== null
        ? [{ name: manifest.name, group: { name: scoresGroup(manifest), version: earVersion } }]
        : [],
    );
}
