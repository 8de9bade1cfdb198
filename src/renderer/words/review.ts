// The words of the Review screen.
import { counted } from './counted.ts';
import { formatCount } from './format.ts';

export const reviewWords = {
  title: 'Review',
  question: 'What is this?',
  answered: (count: number) => counted(count, 'answer', 'answers'),
  progressLabel: 'Answered in this round',
  progress: (done: number, of: number) => `${done} of ${of} in this round`,
  agreed: (right: number, answers: number) =>
    `Stackwax had predicted ${right} of your ${counted(answers, 'answer', 'answers')}.`,
  ask: 'Tracks whose genre would teach Stackwax most, one at a time.',
  genreTag: (genres: string) => `Its genre tag is ${genres}.`,
  noTag: 'It has no genre tag.',
  unsure: (percent: string) => `${percent} unsure`,
  guesses: 'Likely genres',
  other: 'Another genre',
  otherKey: 'A–Z',
  otherDetail: 'Type a letter to name any other genre; Enter for those that begin with S or Z.',
  skip: 'Skip',
  undo: 'Undo',
  playPause: 'Play or pause',
  space: 'Space',
  nothingToUndo: 'Nothing to undo in this review',
  otherTitle: (title: string) => `Genre of ${title}`,
  looking: 'Looking for the most informative tracks',
  loadFailed: 'There is nothing to ask about yet',
  enough: 'Nothing left worth asking now',
  enoughDetail: (likelyRight: number, open: number) =>
    `Of ${counted(open, 'track', 'tracks')} that nobody named Stackwax expects to be right on ${formatCount(likelyRight)}. Ten more answers would put no more than one of the others right.`,
  anyway: 'Ask anyway',
  empty: 'Nothing to ask',
  emptyDetail: 'Every analysed track has been answered or skipped.',
  again: 'Look again',
  retrain: (count: number) => `Retrain with ${counted(count, 'new answer', 'new answers')}`,
  retraining: 'Retraining',
} as const;
