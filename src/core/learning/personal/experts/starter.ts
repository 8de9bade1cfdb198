// The starter as it is: what other people's genres sound like.
import { ensembleExpert, loadEnsembleExpert } from './ensembleExpert.ts';
import type { ExpertKind } from './expert.ts';
import { shareOfUser } from './shareOfUser.ts';

export const starterExpert: ExpertKind = {
  expectedWeight: (artists) => 1 - shareOfUser(artists),
  steps: () => 1,
  async fit({ rows, classes, folds, starter }, { onStep }) {
    const known = starter.model.classes.filter((name) => classes.includes(name));
    onStep?.({ phase: 'fitting', learner: 'starter', folds: folds.length }, 1);
    if (known.length === 0) return null;
    const expert = ensembleExpert({ classes: known, columns: rows.starterColumns, model: starter.model });
    // Every row is one that the starter has not seen.
    return { expert, outOfFold: expert.judge(rows.X) };
  },
  load: loadEnsembleExpert,
};
