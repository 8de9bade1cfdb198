// Which error of a search is shown: not one of what is still being typed.
import type { QueryError } from '../../../core/query/errors.ts';

/** `caret`: null when nobody types. */
export function shownError(
  errors: readonly QueryError[],
  text: string,
  caret: number | null,
): QueryError | null {
  const end = text.trimEnd().length;
  return (
    errors.find((error) => {
      if (caret === null) return true;
      const isTyped = error.at <= caret && caret <= error.end;
      // A bracket, a value, what follows an OR may be about to come.
      const mayCome = caret >= end && (error.problem.kind === 'bracketOpen' || error.end >= end);
      return !isTyped && !mayCome;
    }) ?? null
  );
}
