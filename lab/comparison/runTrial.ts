// A trial, start to end, in one thread.
import { selectRows } from '../../src/core/domain/matrix.ts';
import { inTurn } from '../../src/main/engines/learners.ts';
import { fitModel } from '../evaluation/fitModel.ts';
import { runTask } from '../learners/registry.ts';
import type { ColumnsTrial } from './protocol.ts';
import type { TrialResult } from './trials.ts';

/** Throws what fitting throws. */
export async function runColumnsTrial({ table, rows, model, seed }: ColumnsTrial): Promise<TrialResult> {
  const begun = performance.now();
  const { classifier } = await fitModel(table, rows, model, { seed, runBaseTask: inTurn(runTask) });
  const fitted = performance.now();
  const held = selectRows(table.X, rows.heldOut);
  const predicted = classifier.predict(held);
  const judged = performance.now();
  return {
    learned: rows.train.length,
    predicted: [...predicted],
    probabilities: [...classifier.predictProba(held).data],
    fitSeconds: (fitted - begun) / 1000,
    predictSeconds: (judged - fitted) / 1000,
    epochs: [],
  };
}
