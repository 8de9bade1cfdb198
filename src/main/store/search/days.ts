// Dates of a search as moments, by the calendar and the clock of this machine.
import type { AgeUnit, DateValue, Day } from '../../../core/query/query.ts';

/** In milliseconds since 1970: from `from`, before `before`. */
export interface Span {
  readonly from: number;
  readonly before: number;
}

const beginning = Number.NEGATIVE_INFINITY;
const end = Number.POSITIVE_INFINITY;

export function spanOf(value: Exclude<DateValue, { kind: 'none' }>, now: number): Span {
  switch (value.kind) {
    case 'days':
      return {
        from: value.from === null ? beginning : startOf(value.from),
        before: value.to === null ? end : endOf(value.to),
      };
    case 'beyond':
      return value.side === '<'
        ? { from: beginning, before: startOf(value.day) }
        : { from: endOf(value.day), before: end };
    case 'age': {
      const then = ago(value.amount, value.unit, now);
      return value.isOlder ? { from: beginning, before: then } : { from: then, before: end };
    }
  }
}

function startOf(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return moment(year, month, date);
}

function endOf(day: Day): number {
  const [year = 0, month, date] = day.split('-').map(Number);
  if (month === undefined) return moment(year + 1, 1, 1);
  return date === undefined ? moment(year, month + 1, 1) : moment(year, month, date + 1);
}

/** Years below 100 are no short form of others. */
function moment(year: number, month: number, date: number): number {
  const at = new Date(2000, 0, 1);
  at.setFullYear(year, month - 1, date);
  return at.getTime();
}

const hourMs = 3_600_000;

function ago(amount: number, unit: AgeUnit, now: number): number {
  if (unit === 'h') return now - amount * hourMs;
  const then = new Date(now);
  if (unit === 'd') then.setDate(then.getDate() - amount);
  else if (unit === 'w') then.setDate(then.getDate() - 7 * amount);
  else if (unit === 'm') then.setMonth(then.getMonth() - amount);
  else then.setFullYear(then.getFullYear() - amount);
  return Number.isNaN(then.getTime()) ? beginning : then.getTime();
}
