// The words of the Learn screen.
import type { ModelReport } from '../../core/domain/modelInfo.ts';
import { counted, countedTracks, soundDifferent } from './counted.ts';
import { groupWords } from './features.ts';

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

  accuracy: 'Right on held-out tracks',
  accuracyOf: (right: number, rows: number) => `${right} of ${counted(rows, 'track', 'tracks')}`,
  unknown: 'Not measured',
  unknownDetail: 'Too few examples to keep any back. Correct some more tracks and retrain.',
  chance: (percent: string) => `Guessing the most frequent genre would be right on ${percent}.`,
  examples: 'Examples',
  examplesOf: (genres: number, artists: number) =>
    `${counted(genres, 'genre', 'genres')}, ${counted(artists, 'artist', 'artists')}`,
  corrections: 'Corrected by you',
  correctionsSince: 'tracks in this library',
  folds: 'Held-out parts',
  foldsDetail: 'How often it was right in each part; no artist stands in two of them.',
  fold: (index: number, percent: string) => `Part ${index}: ${percent}`,
  learners: 'Each learner alone',
  ways: 'Ways of learning tried',
  chosenWay: 'chosen',

  history: 'Models',
  use: 'Use this',
  madeOf: (when: string, rows: number) => `${when}, ${counted(rows, 'example', 'examples')}`,
  switchTo: (name: string) => `Use this: ${name}`,
  active: 'In use',
  activating: 'The library is heard anew with this model',

  curve: 'Learning curve',
  curveDetail: 'Share right on held-out tracks, by how many examples the model had.',
  curveLabel: (points: string) => `Accuracy by number of examples: ${points}`,
  curvePoint: (rows: string, percent: string) => `${rows} examples, ${percent} right`,
  curveNeeds: 'A line appears here once two of your models have been measured.',

  calibration: 'Calibration',
  calibrationDetail:
    'How sure it was, by how often it was right. On the line it is right as often as it says.',
  calibrationLabel: (points: string) => `How often it was right, by how sure it was: ${points}`,
  calibrationPoint: (sure: string, right: string, rows: string) =>
    `${sure} sure, ${right} right, tracks: ${rows}`,
  calibrationError: (percent: string) => `Off by ${percent} on average.`,
  leanings: {
    over: 'It is rather too sure of itself.',
    under: 'It is rather too careful.',
    level: 'What it says can be taken at its word.',
  },
  calibrationUnknown: 'This model was made before its calibration was kept. Retrain to see it.',
  calibrationNone: 'Nothing was held out, so nobody knows how far its percentages can be trusted.',
  allRight: 'Right',
  allSure: 'Sure',

  genres: 'Genre by genre',
  genre: 'Genre',
  rows: 'Examples',
  judged: 'Judged',
  precision: 'Precision',
  precisionDetail: 'Of the tracks that it called so, how many are.',
  recall: 'Recall',
  recallDetail: 'Of the tracks that are, how many it called so.',
  f1: 'F1',
  f1Detail: 'The harmonic mean of precision and recall.',

  confusion: 'What it takes for what',
  confusionDetail: 'Rows are what tracks are, columns what it heard. Choose a cell to see such tracks.',
  confusionLabel: 'Confusion matrix',
  confusionNone: 'Nothing was held out, so nothing can be confused yet.',
  cell: (count: number, truth: string, heard: string) =>
    truth === heard
      ? `${countedTracks(count)} of ${truth} heard as such`
      : `${countedTracks(count)} of ${truth} heard as ${heard}`,
  heldOut: (count: number) => `${countedTracks(count)} held out, of the starter’s collection.`,
  theseTracks: 'Heard while they, and all else by their artists, were kept from it.',
  inLibrary: (truth: string, heard: string) =>
    truth === heard
      ? `Tracks of your library that are ${truth}, those that sound most like it first`
      : `Tracks of your library that are ${truth}, those that sound most like ${heard} first`,
  none: (truth: string) => `You have not said of any track that it is ${truth}.`,
  chooseCell: 'Choose a cell',
  soundsLike: (percent: string, genre: string) => `${percent} ${genre}`,
  play: (title: string) => `Play ${title}`,

  report: 'The last retraining',
  before: 'Before',
  after: 'After',
  onSame: (rows: number) => `on the same ${counted(rows, 'held-out track', 'held-out tracks')}`,
  notCompared: 'There was nothing to compare the two models on.',
  stays: 'The new model did worse than the one before, which stays in use.',
  setAside: (count: number) =>
    `${countedTracks(count)} left aside, because features of ${count === 1 ? 'it' : 'them'} could not be computed.`,
  lack: (count: number, group: string) => `${counted(count, 'track lacks', 'tracks lack')} ${group}.`,
  leftOut: {
    'under way': (group: string) => `Learned without ${group}, because the analysis is under way.`,
    'too many': (group: string) => `Learned without ${group}, because too many tracks lack it.`,
  },
  notUsed: 'It did worse than the one before, which therefore stays in use.',
  changed: (count: number) => `${soundDifferent(count)} now`,
  changedNone: 'No track sounds different now',
  wasNothing: 'nothing',
  change: (from: string, to: string) => `${from} → ${to}`,
  more: (count: number) => `and ${counted(count, 'more', 'more')}`,
  goBack: 'Go back to the model before',
  useAnyway: 'Use it all the same',
  changesLabel: 'Tracks that sound different',
} as const;

/** What learning left out because tracks lack features: sentences, none where nothing was left out. */
export function lackingText({
  lacking = [],
  setAside = 0,
}: Pick<NonNullable<ModelReport['personal']>, 'lacking' | 'setAside'>): string[] {
  const words = learningWords;
  return [
    ...(setAside > 0 ? [words.setAside(setAside)] : []),
    ...lacking.map(({ group, tracks, leftOut }) => {
      const name = groupWords(group);
      const lack = words.lack(tracks, name);
      return leftOut === null ? lack : `${words.leftOut[leftOut](name)} ${lack}`;
    }),
  ];
}
