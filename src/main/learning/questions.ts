// In a learning worker: which tracks to ask the user about next, and by which of their windows.

import { type Matrix, matrix } from '../../core/domain/matrix.ts';
import type { ReviewItem } from '../../core/domain/review.ts';
import { reviewQueue } from '../../core/learning/judging/reviewQueue.ts';
import { typicalWindows } from '../../core/learning/judging/typicalWindow.ts';
import { windowMean } from '../../core/space/windowMean.ts';
import type { Example, OpenTrack } from '../store/learning/examples.ts';
import type { LibraryReader } from '../store/reader.ts';
import { artistOf } from '../work/artistKey.ts';
import type { LearningQuestions, ReviewQuestion } from './protocol.ts';
import { usableGroups } from './usableGroups.ts';

/** The queue compares every track with every other, and with those whose genre is known. */
const mostCompared = 1200;
const mostKnown = 800;
/** With so many tracks known, half of those compared are what the model is least sure of; before, its doubts say little. */
const enoughKnown = 30;

export function questionsToAsk(
  reader: LibraryReader,
  { modelId, classes, wanted, limit }: LearningQuestions['review']['input'],
): ReviewQuestion[] {
  const known = someKnown(reader.known());
  const open = sample(reader.open(modelId, classes.length), known.length >= enoughKnown);
  const probabilitiesOf = new Map(open.map(({ trackId, probabilities }) => [trackId, probabilities]));
  const asked = [...probabilitiesOf.keys()];
  const { layout } = usableGroups(reader, wanted, [...asked, ...known]);
  const vectors = reader.features(layout, asked);
  const answered = reader.features(layout, known);
  const rows = vectors.map(({ trackId }) => probabilitiesOf.get(trackId) ?? new Float32Array(classes.length));
  const questions = reviewQueue(
    {
      X: stacked(vectors.map(({ windows }) => windowMean(windows))),
      probabilities: stacked(rows),
      groups: vectors.map(artistOf),
    },
    { X: stacked(answered.map(({ windows }) => windowMean(windows))), groups: answered.map(artistOf) },
    limit,
  );
  const typical = typicalWindows(questions.map(({ row }) => vectors[row]?.windows ?? []));
  return questions.flatMap(({ row, uncertainty }, i) => {
    const track = vectors[row];
    const guess = rows[row];
    if (track === undefined || guess === undefined) return [];
    const guesses = guessesOf(classes, guess);
    return [{ track: track.trackId, window: typical[i] ?? 0, uncertainty, guesses }];
  });
}

/** The likeliest genres, for the keys that answer. */
function guessesOf(classes: readonly string[], probabilities: Float32Array): ReviewItem['guesses'] {
  return classes
    .map((genre, c) => ({ genre, probability: probabilities[c] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, 5);
}

/** Labels first, then tags, as evenly over the library as they go. */
function someKnown(known: readonly Example[]): number[] {
  const labelled = known.filter(({ source }) => source === 'label');
  const tagged = known.filter(({ source }) => source === 'tag');
  const some = [...labelled.slice(-mostKnown), ...evenly(tagged, mostKnown - labelled.length)];
  return some.map(({ trackId }) => trackId);
}

function sample(open: readonly OpenTrack[], byDoubt: boolean): OpenTrack[] {
  if (open.length <= mostCompared) return [...open];
  if (!byDoubt) return evenly(open, mostCompared);
  const unsure = open
    .map((track) => ({ track, top: Math.max(...track.probabilities) }))
    .sort((a, b) => a.top - b.top)
    .map(({ track }) => track);
  const half = mostCompared / 2;
  return [...unsure.slice(0, half), ...evenly(unsure.slice(half), half)];
}

/** At most `count` of the items, at even steps. */
function evenly<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  const step = items.length / count;
  return Array.from({ length: Math.max(0, count) }, (_, n) => items[Math.floor(n * step)]).filter(
    (item) => item !== undefined,
  );
}

function stacked(vectors: readonly Float32Array[]): Matrix {
  const columns = vectors[0]?.length ?? 0;
  const data = new Float32Array(vectors.length * columns);
  for (const [row, vector] of vectors.entries()) data.set(vector, row * columns);
  return matrix(vectors.length, columns, data);
}
