// How well a model does, in one sentence: right on how many tracks that it had not seen, and the model before on the same.
import { type Comparison, tells } from '../../core/domain/comparison.ts';
import type { ModelInfo } from '../../core/domain/modelInfo.ts';
import { counted, countedTracks } from './counted.ts';
import { formatCount } from './format.ts';

/**
 * 'Right on 61 of 100 tracks it had not seen, before 58.' A starter's figures are of other tracks, and not told here;
 * `isAlone` while there is no other model.
 */
export function measuredText(
  { origin, report }: Pick<ModelInfo, 'origin' | 'report'>,
  isAlone = true,
): string {
  if (origin === 'starter')
    return isAlone ? 'Not measured on your tracks yet.' : 'Measured beside your models.';
  const comparison = report.personal?.comparison;
  if (comparison === undefined)
    return 'Made before models were compared on the same tracks. Retrain to see it.';
  if (comparison === null) return 'No track could be held out: say the genre of tracks by more artists.';
  const { tracks, before, now } = comparison;
  return tells(comparison)
    ? `Right on ${formatCount(now)} of ${countedTracks(tracks)} it had not seen, before ${formatCount(before)}.`
    : `Only ${countedTracks(tracks)} could be held out, too few to say how well it does.`;
}

/** The same after so many answers, which are what a person said, not what tags say. */
export function measuredAfter(model: ModelInfo, isAlone = true): string {
  const { personal } = model.report;
  const text = measuredText(model, isAlone);
  return personal === undefined || personal.labelledRows === 0
    ? text
    : `After ${counted(personal.labelledRows, 'answer', 'answers')}: ${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

/** 'right on 8 of 10, before 6'. */
export function rightText({ tracks, before, now }: Comparison['genres'][number]): string {
  return `right on ${formatCount(now)} of ${formatCount(tracks)}, before ${formatCount(before)}`;
}
