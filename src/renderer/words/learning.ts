// The words of the Learn screen.
import type { Move } from '../../core/domain/comparison.ts';
import { lackingOnce, type NamedEar } from '../../core/domain/groupWords.ts';
import type { ModelReport } from '../../core/domain/modelInfo.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { genresChanged } from './counted.ts';
import { groupInside } from './learners.ts';

const say = messagesOf('learning');

const genreOrNone = (genre: string | null): string =>
  genre === null ? say('unsorted') : displayGenre(genre);

export const learningWords = {
  title: say('title'),
  inUse: (name: string) => say('inUse', { name }),
  modelName: (origin: 'starter' | 'personal', id: number) =>
    origin === 'starter' ? say('starterModel') : say('yourModel', { id: `${id}` }),
  detail: say('detail'),
  retrain: say('retrain'),
  running: say('running'),
  waiting: say('waiting'),
  cancel: say('cancel'),
  loadFailed: say('loadFailed'),

  howWell: say('howWell'),
  notMeasured: say('notMeasured'),
  figures: say('figures'),
  gained: say('gained'),
  lost: say('lost'),
  genresChanged: say('genresChanged'),
  moved: say('moved'),
  move: ({ from, to, tracks }: Move) => say('move', { from: genreOrNone(from), to: genreOrNone(to), tracks }),
  moreMoves: (count: number) => say('moreMoves', { count }),

  accuracy: say('accuracy'),
  starterAccuracy: say('starterAccuracy'),
  starterDetail: say('starterDetail'),
  accuracyOf: (right: number, rows: number) => say('accuracyOf', { right, rows }),
  unknown: say('unknown'),
  unknownDetail: say('unknownDetail'),
  chance: (percent: string) => say('chance', { percent }),
  examples: say('examples'),
  examplesOf: (genres: number, artists: number) => say('examplesOf', { genres, artists }),
  corrections: say('corrections'),
  correctionsSince: say('correctionsSince'),
  folds: say('folds'),
  foldsDetail: say('foldsDetail'),
  fold: (index: number, percent: string) => say('fold', { index, percent }),
  learners: say('learners'),
  ways: say('ways'),
  chosenWay: say('chosenWay'),

  history: say('history'),
  use: say('use'),
  madeOf: (when: string, from: { readonly labelledRows: number; readonly taggedRows: number } | null) =>
    from === null ? when : say('madeAfter', { when, answers: from.labelledRows, tags: from.taggedRows }),
  switchTo: (name: string) => say('switchTo', { name }),
  active: say('active'),
  activating: say('activating'),

  curve: say('curve'),
  curveDetail: say('curveDetail'),
  curveLabel: (points: string) => say('curveLabel', { points }),
  curvePoint: (rows: string, percent: string) => say('curvePoint', { rows, percent }),
  curveNeeds: say('curveNeeds'),

  calibration: say('calibration'),
  calibrationDetail: say('calibrationDetail'),
  calibrationLabel: (points: string) => say('calibrationLabel', { points }),
  calibrationPoint: (sure: string, right: string, rows: string) =>
    say('calibrationPoint', { sure, right, rows }),
  calibrationError: (percent: string) => say('calibrationError', { percent }),
  leanings: {
    over: say('leanings.over'),
    under: say('leanings.under'),
    level: say('leanings.level'),
  },
  calibrationUnknown: say('calibrationUnknown'),
  calibrationNone: say('calibrationNone'),
  allRight: say('allRight'),
  allSure: say('allSure'),

  genres: say('genres'),
  genre: say('genre'),
  rows: say('rows'),
  judged: say('judged'),
  precision: say('precision'),
  precisionDetail: say('precisionDetail'),
  recall: say('recall'),
  recallDetail: say('recallDetail'),
  f1: say('f1'),
  f1Detail: say('f1Detail'),

  confusion: say('confusion'),
  confusionDetail: say('confusionDetail'),
  confusionLabel: say('confusionLabel'),
  confusionNone: say('confusionNone'),
  cell: (count: number, truth: string, predicted: string) =>
    truth === predicted ? say('cellRight', { count, truth }) : say('cellWrong', { count, truth, predicted }),
  heldOut: (count: number) => say('heldOut', { count }),
  theseTracks: say('theseTracks'),
  inLibrary: (truth: string, predicted: string) =>
    truth === predicted ? say('inLibraryRight', { truth }) : say('inLibraryWrong', { truth, predicted }),
  none: (truth: string) => say('none', { truth }),
  chooseCell: say('chooseCell'),
  soundsLike: (percent: string, genre: string) => say('soundsLike', { percent, genre }),
  play: (title: string) => say('play', { title }),

  report: say('report'),
  stays: (measured: string) => say('stays', { measured }),
  setAside: (count: number) => say('setAside', { count }),
  lack: (count: number, group: string) => say('lack', { count, group }),
  leftOut: {
    'under way': (group: string) => say('leftOut.underWay', { group }),
    'too many': (group: string) => say('leftOut.tooMany', { group }),
  },
  notUsed: say('notUsed'),
  changed: genresChanged,
  changedNone: say('changedNone'),
  change: ({ from, to }: Pick<Move, 'from' | 'to'>) =>
    say('change', { from: genreOrNone(from), to: genreOrNone(to) }),
  more: (count: number) => say('more', { count }),
  goBack: say('goBack'),
  useAnyway: say('useAnyway'),
  changesLabel: say('changesLabel'),
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
      const name = groupInside(group, ears);
      const lack = words.lack(tracks, name);
      return leftOut === null ? lack : `${words.leftOut[leftOut](name)} ${lack}`;
    }),
  ];
}
