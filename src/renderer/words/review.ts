// The words of the Review screen.
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('review');

export const reviewWords = {
  title: say('title'),
  question: say('question'),
  answered: (count: number) => say('answered', { count }),
  progressLabel: say('progressLabel'),
  progress: (done: number, of: number) => say('progress', { done, of }),
  agreed: (right: number, answers: number) => say('agreed', { right, answers }),
  ask: say('ask'),
  genreTag: (genres: string) => say('genreTag', { genres }),
  noTag: say('noTag'),
  unsure: (percent: string) => say('unsure', { percent }),
  guesses: say('guesses'),
  other: say('other'),
  otherKey: say('otherKey'),
  otherDetail: say('otherDetail'),
  skip: say('skip'),
  undo: say('undo'),
  playPause: say('playPause'),
  space: say('space'),
  nothingToUndo: say('nothingToUndo'),
  otherTitle: (title: string) => say('otherTitle', { title }),
  looking: say('looking'),
  loadFailed: say('loadFailed'),
  enough: say('enough'),
  enoughDetail: (likelyRight: number, open: number) => say('enoughDetail', { likelyRight, open }),
  anyway: say('anyway'),
  empty: say('empty'),
  emptyDetail: say('emptyDetail'),
  again: say('again'),
  retrain: (count: number) => say('retrain', { count }),
  retraining: say('retraining'),
} as const;
