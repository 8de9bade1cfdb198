// Which error of a search is shown: not one of what is still being typed.
import type { QueryError } from '../../../core/query/errors.ts';

/** What is missing at the end may be about to come. */
const unfinished: readonly QueryError['problem']['kind'][] = [
  'quoteOpen',
  'bracketOpen',
  'noValue',
  'nothingToJoin',
];

/** `caret`: null when nobody types. */
export function shownError(
  errors: readonly QueryError[],
  text: string,
  caret: number | null,
): QueryError | null {
  const isAtEnd = caret !== null && caret >= text.trimEnd().length;
  return (
    errors.find(({ at, end, problem }) => {
      const isTyped = caret !== null && at <= caret && caret <= end;
      return !isTyped && !(isAtEnd && unfinished.includes(problem.kind));
    }) ?? null
  );
}
