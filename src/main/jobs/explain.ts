// Why a track sounds like its genre: opinions, neighbours, features for and against.
import type { Effect } from '../../core/learning/explain.ts';
import type { Explanation } from '../../core/model/explanation.ts';
import type { Work } from './context.ts';
import { stackWindows } from './predict.ts';
import type { Similar } from './similar.ts';

const neighboursShown = 5;
const effectsShown = 8;
/** So many tracks say well enough what is usual. */
const usualTracks = 300;

export async function explainTrack(
  { store, learning }: Work,
  similar: Similar,
  id: number,
  signal: AbortSignal | undefined,
): Promise<Explanation> {
  const { probabilities, baseLearners, predictedGenre } = store.tracks.get(id);
  const model = store.models.active();
  const names = model?.report.featureNames ?? [];
  const own = store.features.features(names, [id]);
  const near = await similar.like(id, Number.MAX_SAFE_INTEGER);
  const labelled = new Set(store.labels.current().map(({ trackId }) => trackId));
  const shown = (neighbours: readonly { id: number; distance: number }[]): Explanation['nearestOthers'] => {
    const distanceOf = new Map(neighbours.slice(0, neighboursShown).map((n) => [n.id, n.distance]));
    return store.tracks.rows([...distanceOf.keys()]).map(({ id: other, title, artist, genre, fileName }) => ({
      id: other,
      title: title ?? fileName,
      artist,
      genre,
      distance: distanceOf.get(other) ?? 0,
    }));
  };
  const explanation: Explanation = {
    id,
    genre: predictedGenre,
    probabilities,
    baseLearners,
    nearestLabelled: shown(near.filter((other) => labelled.has(other.id))),
    nearestOthers: shown(near.filter((other) => !labelled.has(other.id))),
    featuresFor: [],
    featuresAgainst: [],
  };
  if (model === null || own.length === 0) return explanation;
  const all = store.features.trackIds();
  const step = Math.max(1, Math.floor(all.length / usualTracks));
  const usual = store.features.features(
    names,
    all.filter((_, at) => at % step === 0),
  );
  const { effects } = await learning.explain(
    {
      modelDir: learning.modelDir(model),
      isStarter: model.origin === 'starter',
      features: stackWindows(own),
      usual: stackWindows(usual),
    },
    { signal },
  );
  const named = ({ column, value, usual: other, effect }: Effect) => ({
    feature: names[column] ?? '',
    value,
    usual: other,
    effect,
  });
  const strongest = [...effects].sort((a, b) => b.effect - a.effect).map(named);
  return {
    ...explanation,
    featuresFor: strongest.filter(({ effect }) => effect > 0).slice(0, effectsShown),
    featuresAgainst: strongest
      .reverse()
      .filter(({ effect }) => effect < 0)
      .slice(0, effectsShown),
  };
}
