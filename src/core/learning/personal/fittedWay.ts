// What every way of learning gives: a model, and what it would have said of rows that it had not seen.
import type { OutOfFold } from '../stacking/fitStacking.ts';
import type { StackingClassifier } from '../stacking/stackingClassifier.ts';

export interface FittedWay {
  readonly model: StackingClassifier;
  readonly outOfFold: OutOfFold;
}
