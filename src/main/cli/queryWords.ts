// What the command line says of a search that it cannot read.
import type { Problem } from '../../core/query/errors.ts';
import { nameOf } from '../../core/query/fields.ts';

const meant = (near: string | null): string => (near === null ? '' : `; did you mean '${near}'?`);

export function problemText(problem: Problem): string {
  switch (problem.kind) {
    case 'quoteOpen':
      return 'this quote is never closed';
    case 'bracketOpen':
      return 'this bracket is never closed';
    case 'bracketStray':
      return 'this bracket closes nothing';
    case 'bracketsEmpty':
      return 'nothing stands in these brackets';
    case 'nothingToJoin':
      return problem.word === 'NOT'
        ? 'nothing follows that should not be so'
        : `${problem.word} stands between two conditions; a word is written "${problem.word}"`;
    case 'noField':
      return `there is no field '${problem.name}'${meant(problem.near) || '; a text with a colon is written in quotes'}`;
    case 'noValue':
      return `what should '${nameOf(problem.field)}' be?`;
    case 'noNumber':
      return `'${problem.text}' is no number; as in ${nameOf(problem.field)}:120, 100..130, >120`;
    case 'noLength':
      return `'${problem.text}' is no length; as in 3:30, 90s, 5m, 2:00..4:00`;
    case 'noShare':
      return `'${problem.text}' is no share; as in 0.5, 50%, 0.2..0.6`;
    case 'noDate':
      return `'${problem.text}' is no date; as in 30d, 2w, 2026, 2026-11, 2025..2026-11-05`;
    case 'noChoice':
      return `'${problem.text}' is none of ${problem.choices.join(', ')}${meant(problem.near)}`;
    case 'reversed':
      return `it ends before it begins; ${problem.to}..${problem.from}?`;
    case 'noOrder':
      return `'${nameOf(problem.field)}' is not a number: it takes : and =, not ${problem.operator}`;
    case 'tooLong':
      return `a search has at most ${problem.limit} characters`;
    case 'tooDeep':
      return `brackets stand in one another at most ${problem.limit} deep`;
    case 'tooMany':
      return `a search has at most ${problem.limit} conditions`;
  }
}
