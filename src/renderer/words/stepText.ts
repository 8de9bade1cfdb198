// What a retraining says of its step, in the words that the screens use: which way of learning, learner, part and epoch.
import { messages } from './messages.ts';

const words = messages.learning;
const ways: Readonly<Record<string, string>> = words.wayNames;
const learners: Readonly<Record<string, string>> = words.learnerNames;
/** As core/learning/personal and stacking tell it: 'Learning, own: mlp, fold 3 of 10, epoch 12 of 40'. */
const step =
  /^Learning, (?<way>[\w-]+): (?:combining|(?<learner>[\w-]+), (?:all rows|fold (?<fold>\d+) of (?<folds>\d+))(?:, epoch (?<epoch>\d+) of (?<epochs>\d+))?)$/u;

/** What is not told in this way stands as it was told. */
export function stepText(message: string): string {
  const found = step.exec(message)?.groups;
  if (found === undefined) return message;
  const { way = '', learner, fold, folds, epoch, epochs } = found;
  const named = ways[way] ?? way;
  if (learner === undefined) return words.step(named, words.stepCombining, '', '');
  return words.step(
    named,
    learners[learner] ?? learner,
    fold === undefined || folds === undefined ? words.stepOnAll : words.stepInPart(fold, folds),
    epoch === undefined || epochs === undefined ? '' : words.stepEpoch(epoch, epochs),
  );
}
