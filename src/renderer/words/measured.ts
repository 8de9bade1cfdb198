// How well a model does, in one sentence: right on how many tracks that it had not seen, and the model before on the same.
import { type Comparison, tells } from '../../core/domain/comparison.ts';
import type { ModelInfo } from '../../core/domain/modelInfo.ts';
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('measured');

/**
 * 'Right on 61 of 100 tracks it had not seen, before 58.' A starter's figures are of other tracks, and not told here;
 * `isAlone` while there is no other model.
 */
export function measuredText(
  { origin, report }: Pick<ModelInfo, 'origin' | 'report'>,
  isAlone = true,
): string {
  if (origin === 'starter') return isAlone ? say('notYet') : say('beside');
  const comparison = report.personal?.comparison;
  if (comparison === undefined) return say('madeBefore');
  if (comparison === null) return say('noneHeldOut');
  const { tracks, before, now } = comparison;
  return tells(comparison) ? say('right', { tracks, before, now }) : say('tooFew', { tracks });
}

/** The same after so many answers, which are what a person said, not what tags say. */
export function measuredAfter(model: ModelInfo, isAlone = true): string {
  const { personal } = model.report;
  if (model.origin === 'starter' || personal === undefined || personal.labelledRows === 0)
    return measuredText(model, isAlone);
  const { comparison, labelledRows: answers } = personal;
  if (comparison === undefined) return say('after.madeBefore', { answers });
  if (comparison === null) return say('after.noneHeldOut', { answers });
  const { tracks, before, now } = comparison;
  return tells(comparison)
    ? say('after.right', { answers, tracks, before, now })
    : say('after.tooFew', { answers, tracks });
}

/** 'right on 8 of 10, before 6'. */
export function rightText({ tracks, before, now }: Comparison['genres'][number]): string {
  return say('rightOn', { tracks, before, now });
}
