// The ways in which the product hears tags: which views of a track count how much.
import type { MemberWanted } from './tagger.ts';

export type TagColumns = 'own' | 'ear' | 'both';

/** The order of the views: our columns, an ear's embedding, its class scores. */
const ownView = 0;
const embeddingView = 1;
const scoresView = 2;

/**
 * What an ear heard in its own numbers counts as much as the rest together; without scores the embedding stands alone. Weights were
 * chosen on splits of their own (docs/adr/0056).
 */
export function productMembers(columns: TagColumns, hasScores = true): MemberWanted[] {
  const member = (view: number, weight: number): MemberWanted => ({ view, weight, learner: 'kernel' });
  const own = member(ownView, 1);
  const heard = [member(embeddingView, 2), ...(hasScores ? [member(scoresView, 1)] : [])];
  if (columns === 'own') return [own];
  return columns === 'ear' ? heard : [own, ...heard];
}
