// Which written strings deserve attention, because they do not help to sort.

interface Reading {
  readonly category: string;
  /** The user's genre that it maps to, or null. */
  readonly declared: string | null;
  /** The stage that settled the category. */
  readonly stage: string;
}

/** True for a genre that maps to none of the user's, and for junk that nobody ignored on purpose. */
export function isUnmapped({ category, declared, stage }: Reading): boolean {
  if (category === 'genre') return declared === null;
  return category === 'junk' && stage !== 'ignore';
}
