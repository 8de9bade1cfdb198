// In a learning worker: which tracks to ask the user about next, and by which of their windows.

import { type Matrix, matrix } from '../../core/domain/matrix.ts';
import type { ReviewItem } from '../../core/domain/review.ts';
import { type Question, reviewQueue } from '../../core/learning/judging/reviewQueue.ts';
import { typicalWindows } from '../../core/learning/judging/typicalWindow.ts';
import { windowMean } from '../../core/space/windowMean.ts';
import type { Example, OpenTrack } from '../store/learning/examples.ts';
import type { TrackFeatures } from '../store/learning/featureReads.ts';
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
  { modelId, classes, wanted, limit, except, anyway }: LearningQuestions['review']['input'],
): LearningQuestions['review']['output'] {
  const known = someKnown(reader.known());
  const all = reader.open(modelId, classes);
  const open = new Map(sample(all, known.length >= enoughKnown).map((track) => [track.trackId, track]));
  const ids = [...open.keys()];
  const { layout } = usableGroups(reader, wanted, [...ids, ...known]);
  const vectors = reader.features(layout, ids);
  const answered = reader.features(layout, known);
  const rows = vectors.map(
    ({ trackId }) => open.get(trackId)?.probabilities ?? new Float32Array(classes.length),
  );
  const isExcept = new Set(except);
  const questions = reviewQueue(
    {
      X: stacked(vectors.map(({ windows }) => windowMean(windows))),
      probabilities: stacked(rows),
      groups: vectors.map(artistOf),
      stands: vectors.map(({ trackId }) => open.get(trackId)?.stands ?? 1),
    },
    { X: stacked(answered.map(({ windows }) => windowMean(windows))), groups: answered.map(artistOf) },
    {
      limit,
      except: new Set(vectors.flatMap(({ trackId }, row) => (isExcept.has(trackId) ? [row] : []))),
      anyway,
    },
  );
  return {
    questions: described(questions, vectors, rows, classes),
    open: all.length,
    likelyRight: Math.round(all.reduce((sum, { probabilities }) => sum + Math.max(...probabilities), 0)),
  };
}

/** Each with its likeliest genres and the window to play. */
function described(
  questions: readonly Question[],
  vectors: readonly TrackFeatures[],
  rows: readonly Float32Array[],
  classes: readonly string[],
): ReviewQuestion[] {
  const typical = typicalWindows(questions.map(({ row }) => vectors[row]?.windows ?? []));
  return questions.flatMap(({ row, uncertainty }, i) => {
    const track = vectors[row];
    const guess = rows[row];
    if (track === undefined || guess === undefined) return [];
    const guesses = guessesOf(classes, guess);
    return [{ track: track.trackId, window: typical[i] ?? 0, uncertainty, guesses }];
  });
}

/** The likeliest genres, for the keys that answer; a refused one has no chance. */
function guessesOf(classes: readonly string[], probabilities: Float32Array): ReviewItem['guesses'] {
  return classes
    .map((genre, c) => ({ genre, probability: probabilities[c] ?? 0 }))
    .filter(({ probability }) => probability > 0)
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

/** A track and how many it stands for. */
interface Sampled extends OpenTrack {
  readonly stands: number;
}

function sample(open: readonly OpenTrack[], byDoubt: boolean): Sampled[] {
  if (open.length <= mostCompared || !byDoubt) return standing(open, mostCompared);
  const unsure = open
    .map((track) => ({ track, top: Math.max(...track.probabilities) }))
    .sort((a, b) => a.top - b.top)
    .map(({ track }) => track);
  const half = mostCompared / 2;
  return [...standing(unsure.slice(0, half), half), ...standing(unsure.slice(half), half)];
}

/** At most `count` of the tracks, which stand for all of them. */
function standing(tracks: readonly OpenTrack[], count: number): Sampled[] {
  const stands = Math.max(1, tracks.length / count);
  return evenly(tracks, count).map((track) => ({ ...track, stands }));
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
