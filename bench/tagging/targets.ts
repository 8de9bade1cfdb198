// What was asked of tags that are heard.
import { atLeast, type Target } from '../report/targets.ts';
import { productFigure, type TaggingFigures } from './figures.ts';

export function taggingTargets(figures: TaggingFigures): Target[] {
  const asked = [
    ['macro PR-AUC without an ear', 'own', 0.49],
    ['macro PR-AUC with an ear', 'both', 0.58],
  ] as const;
  return asked.flatMap(([name, columns, target]) => {
    const soft = productFigure(figures, columns, 'soft');
    return soft === null ? [] : [atLeast(`${name}, learned from shares of listeners`, soft, target)];
  });
}
