// The starter as it is: what other people's genres sound like.
import { sharedBy } from '../sharedBy.ts';
import { ensembleExpert, loadEnsembleExpert } from './ensembleExpert.ts';
import type { ExpertKind } from './expert.ts';
import { shareOfUser } from './shareOfUser.ts';

/** Every row is one that the starter has not seen. Null where it knows nothing of what can be predicted. */
const asIs = sharedBy(({ rows, classes, starter }) => {
  const known = starter.model.classes.filter((name) => classes.includes(name));
  if (known.length === 0) return null;
  const expert = ensembleExpert({ classes: known, columns: rows.starterColumns, model: starter.model });
  return { expert, outOfFold: expert.judge(rows.X) };
});

export const starterExpert: ExpertKind = {
  expectedWeight: (artists) => 1 - shareOfUser(artists),
  steps: () => 1,
  async fit(table, { onStep }) {
    onStep?.({ phase: 'fitting', learner: 'starter', folds: table.folds.length }, 1);
    return asIs(table);
  },
  load: loadEnsembleExpert,
};
