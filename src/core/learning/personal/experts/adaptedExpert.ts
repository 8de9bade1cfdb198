// The starter's genres, moved to where the user's tracks are, as an expert: see ../adapted.
import * as z from 'zod';
import { type Matrix, matrix, putRows, selectRows } from '../../../domain/matrix.ts';
import { savedForm } from '../../learners/serialisedModel.ts';
import { type Adapted, adaptedBasis, loadAdapted } from '../adapted.ts';
import type { PersonalTable, WayOptions } from '../personalTable.ts';
import { sharedBy } from '../sharedBy.ts';
import type { Expert, ExpertKind } from './expert.ts';
import { shareOfUser } from './shareOfUser.ts';

/** It knows few rows well; where there are many, it says much the same as the others. */
const weightBeside = 0.25;

export const adaptedExpert: ExpertKind = {
  expectedWeight: (artists) => weightBeside * shareOfUser(artists),
  steps: ({ folds }) => folds.length + 1,
  async fit(table, options) {
    const { classes } = table;
    const { model, judgements } = fitAdaptedFolds(table, options);
    return { expert: expertOf({ classes, model }), outOfFold: judgements.together };
  },
  load(saved) {
    const { classes, model } = form.read(saved);
    return expertOf({ classes, model: loadAdapted(model) });
  },
};

function expertOf({ classes, model }: { classes: readonly string[]; model: Adapted }): Expert {
  return {
    classes,
    judge: (X) => model.judge(X).together,
    serialise: () => form.write({ classes, model: model.serialise() }),
  };
}

const form = savedForm('adapted expert', (bytes) =>
  z.object({ classes: z.array(z.string()).readonly(), model: bytes.model }),
);

interface AdaptedFolds {
  readonly model: Adapted;
  /** What fits to the other folds' rows say of each fold's, each [rows, classes]. */
  readonly judgements: { readonly familiar: Matrix; readonly further: Matrix; readonly together: Matrix };
}

/** What is fitted to a table is the same each time: the expert and the candidate of its own share it. */
const fitted = new WeakMap<PersonalTable, AdaptedFolds>();

/** Fitted to all rows, and in folds. */
export function fitAdaptedFolds(table: PersonalTable, options: WayOptions): AdaptedFolds {
  const known = fitted.get(table);
  if (known === undefined) {
    const found = fitFolds(table, options);
    fitted.set(table, found);
    return found;
  }
  // Its steps are told all the same, for they were counted.
  const folds = table.folds.length;
  for (let f = 1; f <= folds; f++) options.onStep?.({ phase: 'fitting', fold: f, folds }, f);
  options.onStep?.({ phase: 'fitting', folds }, folds + 1);
  return known;
}

/** What every fold's fit begins with, and the fit to all rows. */
const wholeOf = sharedBy(({ rows, y, classes, starter }) => {
  const basis = adaptedBasis({ library: rows.library, starter, starterColumns: rows.starterColumns });
  return { basis, model: basis.fit(rows.X, y, rows.groups, classes) };
});

function fitFolds(table: PersonalTable, { signal, onStep }: WayOptions): AdaptedFolds {
  const { rows, y, classes, folds } = table;
  const { basis, model } = wholeOf(table);
  const empty = () => matrix(y.length, classes.length);
  const judgements = { familiar: empty(), further: empty(), together: empty() };
  for (const [f, { train, heldOut }] of folds.entries()) {
    const fitted = basis.fit(
      selectRows(rows.X, train),
      train.map((i) => y[i]!),
      Array.from(train, (i) => rows.groups[i]!),
      classes,
    );
    const { further, familiar, together } = fitted.judge(selectRows(rows.X, heldOut));
    putRows(judgements.together, heldOut, together);
    putRows(judgements.further, heldOut, further);
    putRows(judgements.familiar, heldOut, familiar);
    onStep?.({ phase: 'fitting', fold: f + 1, folds: folds.length }, f + 1);
  }
  onStep?.({ phase: 'fitting', folds: folds.length }, folds.length + 1);
  signal?.throwIfAborted();
  return { model, judgements };
}
