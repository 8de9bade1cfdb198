// The words of the Learn screen.
import type { Move } from '../../core/domain/comparison.ts';
import { groupWords, lackingOnce, type NamedEar } from '../../core/domain/groupWords.ts';
import type { ModelReport } from '../../core/domain/modelInfo.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { counted, countedTracks, genresChanged } from './counted.ts';

const genreOrNone = (genre: string | null): string => (genre === null ? 'Unsorted' : displayGenre(genre));

export const learningWords = {
  title: 'Learn',
  inUse: (name: string) => `${name} is in use`,
  modelName: (origin: 'starter' | 'personal', id: number) =>
    origin === 'starter' ? 'Starter model' : `Your model ${id}`,
  detail:
    'What the model knows, and how well it does on tracks that were kept from it while it learned. Correct tracks, then retrain.',
  retrain: 'Retrain now',
  running: 'Retraining',
  waiting: 'Waiting for its turn',
  cancel: 'Cancel',
  loadFailed: 'The models could not be loaded',

  howWell: 'How well it does',
  notMeasured:
    'Answer some questions in Review, then retrain: your model and the starter are then measured on the same tracks.',
  figures: 'All figures',
  gained: 'New genres',
  lost: 'No longer predicted',
  genresChanged: 'Genre by genre',
  moved: 'In your library',
  move: ({ from, to, tracks }: Move) => `${genreOrNone(from)} → ${genreOrNone(to)}: ${countedTracks(tracks)}`,
  moreMoves: (count: number) => `and ${counted(count, 'other change', 'other changes')}`,

  accuracy: 'Accuracy on held-out tracks',
  starterAccuracy: 'Accuracy on its own collection',
  starterDetail: 'None of these is yours, so it is no figure to compare your models with.',
  accuracyOf: (right: number, rows: number) => `${right} of ${counted(rows, 'track', 'tracks')}`,
  unknown: 'Not measured',
  unknownDetail: 'Too few examples to keep any back. Correct some more tracks and retrain.',
  chance: (percent: string) => `Guessing the most frequent genre would be right on ${percent}.`,
  examples: 'Examples',
  examplesOf: (genres: number, artists: number) =>
    `${counted(genres, 'genre', 'genres')}, ${counted(artists, 'artist', 'artists')}`,
  corrections: 'Corrected by you',
  correctionsSince: 'tracks in this library',
  folds: 'Cross-validation folds',
  foldsDetail: 'Accuracy in each fold; no artist is in two of them.',
  fold: (index: number, percent: string) => `Fold ${index}: ${percent}`,
  learners: 'Each learner alone',
  ways: 'Ways of learning tried',
  chosenWay: 'chosen',

  history: 'Models',
  use: 'Use this',
  madeOf: (when: string, from: { readonly labelledRows: number; readonly taggedRows: number } | null) =>
    from === null
      ? when
      : `${when}, after ${counted(from.labelledRows, 'answer', 'answers')} and ${counted(from.taggedRows, 'tag', 'tags')}`,
  switchTo: (name: string) => `Use this: ${name}`,
  active: 'In use',
  activating: 'The library is being predicted again with this model',

  curve: 'Learning curve',
  curveDetail: 'Share right, each model on the tracks that were held out then, by how many examples it had.',
  curveLabel: (points: string) => `Accuracy by number of examples: ${points}`,
  curvePoint: (rows: string, percent: string) => `${rows} examples, ${percent} right`,
  curveNeeds: 'A line appears here once two of your models have been measured.',

  calibration: 'Calibration',
  calibrationDetail:
    'Accuracy by confidence. On the line the model is right as often as its confidence promises.',
  calibrationLabel: (points: string) => `Accuracy by confidence: ${points}`,
  calibrationPoint: (sure: string, right: string, rows: string) =>
    `confidence ${sure}, accuracy ${right}, tracks: ${rows}`,
  calibrationError: (percent: string) => `Off by ${percent} on average.`,
  leanings: {
    over: 'It is somewhat overconfident.',
    under: 'It is somewhat underconfident.',
    level: 'Its confidence matches its accuracy.',
  },
  calibrationUnknown: 'This model was made before its calibration was kept. Retrain to see it.',
  calibrationNone: 'Nothing was held out, so its calibration is not known.',
  allRight: 'Accuracy',
  allSure: 'Confidence',

  genres: 'Genre by genre',
  genre: 'Genre',
  rows: 'Examples',
  judged: 'Held out',
  precision: 'Precision',
  precisionDetail: 'Of the tracks predicted as this genre, the share that are.',
  recall: 'Recall',
  recallDetail: 'Of the tracks of this genre, the share predicted as such.',
  f1: 'F1',
  f1Detail: 'The harmonic mean of precision and recall.',

  confusion: 'Confusions',
  confusionDetail: 'Rows are the true genres, columns the predicted ones. Choose a cell to see such tracks.',
  confusionLabel: 'Confusion matrix',
  confusionNone: 'Nothing was held out, so nothing can be confused yet.',
  cell: (count: number, truth: string, predicted: string) =>
    truth === predicted
      ? `${countedTracks(count)} of ${truth} predicted as such`
      : `${countedTracks(count)} of ${truth} predicted as ${predicted}`,
  heldOut: (count: number) => `${countedTracks(count)} held out, of the starter’s collection.`,
  theseTracks: 'Predicted while they, and everything else by their artists, were held out.',
  inLibrary: (truth: string, predicted: string) =>
    truth === predicted
      ? `Tracks of your library that are ${truth}, those that sound most like it first`
      : `Tracks of your library that are ${truth}, those that sound most like ${predicted} first`,
  none: (truth: string) => `You have not labelled any track as ${truth}.`,
  chooseCell: 'Choose a cell',
  soundsLike: (percent: string, genre: string) => `${percent} ${genre}`,
  play: (title: string) => `Play ${title}`,

  report: 'The last retraining',
  stays: (measured: string) => `The new model did worse, so the one before stays in use. ${measured}`,
  setAside: (count: number) =>
    `${countedTracks(count)} left aside, because features of ${count === 1 ? 'it' : 'them'} could not be computed.`,
  lack: (count: number, group: string) => `${counted(count, 'track lacks', 'tracks lack')} ${group}.`,
  leftOut: {
    'under way': (group: string) => `Learned without ${group}, because the analysis is under way.`,
    'too many': (group: string) => `Learned without ${group}, because too many tracks lack it.`,
  },
  notUsed: 'It did worse than the one before, which therefore stays in use.',
  changed: genresChanged,
  changedNone: 'No track changed genre',
  change: ({ from, to }: Pick<Move, 'from' | 'to'>) => `${genreOrNone(from)} → ${genreOrNone(to)}`,
  more: (count: number) => `and ${counted(count, 'more', 'more')}`,
  goBack: 'Go back to the model before',
  useAnyway: 'Use it all the same',
  changesLabel: 'Tracks that changed genre',
} as const;

/** What learning left out because tracks lack features: sentences, none where nothing was left out. */
export function lackingText(
  { lacking = [], setAside = 0 }: Pick<NonNullable<ModelReport['personal']>, 'lacking' | 'setAside'>,
  ears: readonly NamedEar[] = [],
): string[] {
  const words = learningWords;
  return [
    ...(setAside > 0 ? [words.setAside(setAside)] : []),
    ...lackingOnce(lacking).map(({ group, tracks, leftOut }) => {
      const name = groupWords(group, ears);
      const lack = words.lack(tracks, name);
      return leftOut === null ? lack : `${words.leftOut[leftOut](name)} ${lack}`;
    }),
  ];
}
