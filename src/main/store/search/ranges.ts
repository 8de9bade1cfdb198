// Numbers and dates of a search as ranges of what is stored; dates by the calendar and the clock of this machine.
import type { AgeUnit, DateValue, Day, NumberValue } from '../../../core/query/query.ts';

/** Both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** `factor`: of the unit in which it is asked for, to that in which it is stored. */
export function rangeOf(value: Exclude<NumberValue, { kind: 'none' }>, factor: number): Range {
  switch (value.kind) {
    case 'near': {
      const half = 0.5 * 10 ** -value.decimals;
      return { from: (value.value - half) * factor, to: before((value.value + half) * factor) };
    }
    case 'range':
      return { from: (value.from ?? beginning) * factor, to: (value.to ?? end) * factor };
    case 'beyond': {
      const edge = value.value * factor;
      return value.side === '<' ? { from: beginning, to: before(edge) } : { from: -before(-edge), to: end };
    }
  }
}

const bits = new DataView(new ArrayBuffer(8));

/** The greatest number below this one. */
function before(value: number): number {
  if (!Number.isFinite(value)) return value;
  if (value === 0) return -Number.MIN_VALUE;
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return bits.getFloat64(0);
}

const beginning = Number.NEGATIVE_INFINITY;
const end = Number.POSITIVE_INFINITY;

/** In milliseconds since 1970, which are whole. */
export function spanOf(value: Exclude<DateValue, { kind: 'none' }>, now: number): Range {
  switch (value.kind) {
    case 'days':
      return {
        from: value.from === null ? beginning : startOf(value.from),
        to: value.to === null ? end : endOf(value.to) - 1,
      };
    case 'beyond':
      return value.side === '<'
        ? { from: beginning, to: startOf(value.day) - 1 }
        : { from: endOf(value.day), to: end };
    case 'age': {
      const then = ago(value.amount, value.unit, now);
      return value.isOlder ? { from: beginning, to: then - 1 } : { from: then, to: end };
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
