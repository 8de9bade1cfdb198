// The files of a comparison: one page, and its figures as CSV.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../src/core/domain/errors.ts';
import { toCsv } from '../../src/core/domain/text/csv.ts';
import type { Comparison } from './document.ts';
import { comparisonPage } from './page/comparisonPage.ts';

/** Throws AppError 'unwritable'. */
export async function writeComparison(folder: string, comparison: Comparison): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(filesOf(comparison))) await writeFile(join(folder, name), text);
  } catch (cause) {
    throw new AppError('unwritable', 'The report could not be written.', { path: folder, cause });
  }
}

function filesOf(comparison: Comparison): Record<string, string> {
  const { models } = comparison;
  const names = comparison.classes.map(({ name }) => name);
  return {
    'report.html': comparisonPage(comparison),
    'models.csv': toCsv(
      [
        ...['model', 'input', 'accuracy', 'deviation'],
        ...['macro', 'micro', 'weighted'].flatMap((kind) => [
          `${kind}_precision`,
          `${kind}_recall`,
          `${kind}_f1`,
        ]),
        ...['log_loss', 'calibration_error', 'fit_seconds', 'predict_seconds'],
      ],
      models.map((one) => [
        ...[one.model, one.input, one.accuracy, one.deviation],
        ...[one.macro, one.micro, one.weighted].flatMap(({ precision, recall, f1 }) => [
          precision,
          recall,
          f1,
        ]),
        ...[one.logLoss, one.calibrationError, one.fitSeconds, one.predictSeconds],
      ]),
    ),
    'folds.csv': toCsv(
      ['model', 'input', 'fold', 'accuracy'],
      models.flatMap(({ model, input, perFold }) =>
        perFold.map((accuracy, fold) => [model, input, fold + 1, accuracy]),
      ),
    ),
    'classes.csv': toCsv(
      ['model', 'input', 'class', 'rows', 'precision', 'recall', 'f1'],
      models.flatMap(({ model, input, perClass }) =>
        perClass.map(({ name, rows, precision, recall, f1 }) => [
          model,
          input,
          name,
          rows,
          precision,
          recall,
          f1,
        ]),
      ),
    ),
    'confusion.csv': toCsv(
      ['model', 'input', 'true', ...names],
      models.flatMap(({ model, input, confusion }) =>
        confusion.map((counts, t) => [model, input, names[t] ?? '', ...counts]),
      ),
    ),
    'learning-curves.csv': toCsv(
      ['model', 'input', 'rows', 'accuracy'],
      models.flatMap(({ model, input, learningCurve }) =>
        learningCurve.map(({ rows, accuracy }) => [model, input, rows, accuracy]),
      ),
    ),
    'epochs.csv': toCsv(
      ['model', 'input', 'fold', 'member', 'epoch', 'loss', 'aside_loss', 'seconds'],
      models.flatMap(({ model, input, epochs }) =>
        epochs.flatMap((own, fold) =>
          own.map(({ member, epoch, loss, asideLoss, seconds }) => [
            ...[model, input, fold + 1, member + 1, epoch, loss, asideLoss, seconds],
          ]),
        ),
      ),
    ),
  };
}
