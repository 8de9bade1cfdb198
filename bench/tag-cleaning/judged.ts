// Whether a merge of stage III is right, by the vocabulary's tree, from which nothing was learned.
import { withinFamilies } from '../../src/core/genres/vocabulary/family.ts';
import type { Vocabulary } from '../../src/core/genres/vocabulary/vocabulary.ts';
import type { TagMerge } from '../../src/core/tags/nearTags.ts';

/** What the tree says of two tags. */
export type Judged =
  /** One is above the other, within a family. */
  | 'line'
  /** They are of one family. */
  | 'family'
  /** They have no family in common. */
  | 'wrong'
  /** One of them is no genre of the vocabulary. */
  | 'unjudged';

/**
 * A merge is right where a person who looks for what was merged away would still find it in the family that it belongs to. Spellings
 * and synonyms are one genre by the rules already, so both names of a merge are genres of their own, and it is right where
 *   'line': one of them stands above the other, on a way that does not leave a top genre ('death metal' → 'metal'), or
 *   'family': both lie below a top genre that they share ('doom metal' → 'death metal').
 * A genre's top genres are the first ones on each way up: metal is a family of its own, although it stands below rock.
 */
export function judge(vocabulary: Vocabulary, { from, into }: Pick<TagMerge, 'from' | 'into'>): Judged {
  const [a, b] = [from.name, into.name];
  if (from.facet !== 'genre' || into.facet !== 'genre') return 'unjudged';
  if (!vocabulary.genres.has(a) || !vocabulary.genres.has(b)) return 'unjudged';
  const [above, others] = [withinFamilies(vocabulary, a), withinFamilies(vocabulary, b)];
  if (above.includes(b) || others.includes(a)) return 'line';
  const isTop = (name: string): boolean => vocabulary.genres.get(name)?.top === true;
  return above.some((name) => isTop(name) && others.includes(name)) ? 'family' : 'wrong';
}
