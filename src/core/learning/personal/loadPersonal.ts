// Any personal model again, from what it was saved as by this version or an earlier one.
import type { SerialisedModel } from '../learners/serialisedModel.ts';
import { loadStacking, type StackingClassifier } from '../stacking/stackingClassifier.ts';
import { loadHeard } from './ears/heardClassifier.ts';
import { loadWay } from './personalClassifier.ts';
import { loadPooled } from './pooledClassifier.ts';
import { loadWithin } from './within.ts';

/** The model again, exactly; also a plain ensemble that was saved as one. Throws AppError 'invalid'. */
export function loadPersonal(saved: SerialisedModel): StackingClassifier {
  switch (saved.json['kind']) {
    case 'stacking':
      return loadStacking(saved);
    case 'pooled':
      return loadPooled(saved);
    case 'heard':
      return loadHeard(saved, loadPersonal);
    case 'within':
      return loadWithin(saved);
    default:
      return loadWay(saved);
  }
}
