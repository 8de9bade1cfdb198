// Which tracks to ask the user about next.
import { tellingWindows } from '../../core/learning/tellingWindow.ts';
import type { ReviewItem } from '../../core/model/review.ts';
import type { OpenTrack } from '../store/examples.ts';
import type { TrackFeatures } from '../store/featureReads.ts';
import type { Work } from './context.ts';

/** The queue compares every track with every other: of more, those that the model is least sure of, and some of all. */
const mostCompared = 1200;

export async function reviewTracks(
  { store, learning }: Work,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<ReviewItem[]> {
  const model = store.models.active();
  if (model === null) return [];
  const { classes, featureNames } = model.report;
  const open = sample(store.examples.open(model.id, classes.length));
  const probabilitiesOf = new Map(open.map(({ trackId, probabilities }) => [trackId, probabilities]));
  const vectors = store.features.features(featureNames, [...probabilitiesOf.keys()]);
  const answered = store.features.features(
    featureNames,
    store.labels.current().map(({ trackId }) => trackId),
  );
  const rows = vectors.map(({ trackId }) => probabilitiesOf.get(trackId) ?? new Float32Array(classes.length));
  const { questions } = await learning.review(
    {
      features: flat(vectors.map(mean)),
      probabilities: flat(rows),
      groups: vectors.map(({ artistKey }) => artistKey),
      answered: flat(answered.map(mean)),
      answeredGroups: answered.map(({ artistKey }) => artistKey),
      limit,
    },
    { signal },
  );
  const telling = tellingWindows(questions.map(({ row }) => vectors[row]?.windows ?? []));
  return questions.flatMap(({ row, uncertainty }, i) => {
    const track = vectors[row];
    const guess = rows[row];
    if (track === undefined || guess === undefined) return [];
    const { trackId } = track;
    const fromSeconds = store.tracks.windows(trackId)[telling[i] ?? 0]?.startSeconds ?? 0;
    return [{ id: trackId, fromSeconds, uncertainty, guesses: guessesOf(classes, guess) }];
  });
}

/** The likeliest genres, for the keys that answer. */
function guessesOf(classes: readonly string[], probabilities: Float32Array): ReviewItem['guesses'] {
  return classes
    .map((genre, c) => ({ genre, probability: probabilities[c] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, 5);
}

function sample(open: readonly OpenTrack[]): OpenTrack[] {
  if (open.length <= mostCompared) return [...open];
  const unsure = open
    .map((track) => ({ track, top: Math.max(...track.probabilities) }))
    .sort((a, b) => a.top - b.top)
    .map(({ track }) => track);
  const half = mostCompared / 2;
  const rest = unsure.slice(half);
  const step = rest.length / half;
  const spread = Array.from({ length: half }, (_, i) => rest[Math.floor(i * step)]);
  return [...unsure.slice(0, half), ...spread.filter((track) => track !== undefined)];
}

/** A track's windows as one vector. */
function mean({ windows }: TrackFeatures): Float32Array {
  const out = new Float32Array(windows[0]?.length ?? 0);
  for (const window of windows)
    for (const [column, value] of window.entries()) out[column] = (out[column] ?? 0) + value / windows.length;
  return out;
}

function flat(vectors: readonly Float32Array[]): { data: Float32Array; rows: number } {
  const columns = vectors[0]?.length ?? 0;
  const data = new Float32Array(vectors.length * columns);
  for (const [row, vector] of vectors.entries()) data.set(vector, row * columns);
  return { data, rows: vectors.length };
}
