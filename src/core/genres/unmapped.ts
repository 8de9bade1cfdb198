// Which written strings are worth a look, because they help nothing to sort by.

interface Reading {
  readonly category: string;
  /** The user's genre that it leads to, or null. */
  readonly declared: string | null;
  /** The stage that settled the category. */
  readonly stage: string;
}

/** A genre that leads to none of the user's, or junk that nobody chose to ignore. */
export function isUnmapped({ category, declared, stage }: Reading): boolean {
  if (category === 'genre') return declared === null;
  return category === 'junk' && stage !== 'ignore';
}
