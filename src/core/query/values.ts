// Values of conditions as they are typed: numbers with their units, lengths, dates and ages, texts.
import type { Problem } from './errors.ts';
import { nameOf, nearestChoice, type SearchField, type Unit } from './fields.ts';
import type { RawValue } from './lexer.ts';
import {
  type AgeUnit,
  ageUnits,
  type Condition,
  type DateValue,
  type Day,
  type NoValue,
  type NumberValue,
  type TextValue,
} from './query.ts';

/** Says that there is no value; of moments also 'never'. */
const noneWord = 'none';
const neverWord = 'never';

/** A value, or why it is none. */
type Read<Value> = { readonly value: Value } | { readonly problem: Problem };

/** A condition of all values that can be read; null where there are none. `onProblem`: of the others, in their order. */
export function conditionOf(
  field: SearchField,
  raw: readonly RawValue[],
  onProblem: (value: RawValue, problem: Problem) => void,
): Condition | null {
  const all = <Value>(read: (value: RawValue) => Read<Value>): Value[] =>
    raw.flatMap((one) => {
      const found =
        one.text === '' ? { problem: { kind: 'noValue', field: field.field } as const } : read(one);
      if ('value' in found) return [found.value];
      onProblem(one, found.problem);
      return [];
    });
  const made = madeOf(field, all);
  return made.any.length === 0 ? null : made;
}

function madeOf(
  field: SearchField,
  all: <Value>(read: (value: RawValue) => Read<Value>) => Value[],
): Condition {
  switch (field.kind) {
    case 'text':
      return { kind: 'text', field: field.field, any: all((one) => textOf(one, field)) };
    case 'named':
      return { kind: 'named', field: field.field, any: all((one) => textOf(one, field)) };
    case 'number':
      return { kind: 'number', field: field.field, any: all((one) => numberOf(one, field)) };
    case 'date':
      return { kind: 'date', field: field.field, any: all((one) => dateOf(one, field)) };
    case 'choice':
      return { kind: 'choice', field: field.field, any: all((one) => choiceOf(one, field)) };
  }
}

function textOf({ operator, text, isQuoted }: RawValue, { field }: SearchField): Read<TextValue | NoValue> {
  if (operator === '=') return { value: { kind: 'exactly', text } };
  if (operator !== '') return { problem: { kind: 'noOrder', field, operator } };
  if (isQuoted) return { value: { kind: 'whole', text } };
  return { value: text.toLowerCase() === noneWord ? { kind: 'none' } : { kind: 'begins', text } };
}

function choiceOf(
  { operator, text }: RawValue,
  { field, choices }: Extract<SearchField, { kind: 'choice' }>,
): Read<string> {
  if (operator !== '' && operator !== '=') return { problem: { kind: 'noOrder', field, operator } };
  const choice = text.toLowerCase();
  if (choices.includes(choice)) return { value: choice };
  return { problem: { kind: 'noChoice', field, text, choices, near: nearestChoice(choice, choices) } };
}

interface Figure {
  readonly value: number;
  readonly decimals: number;
}

function numberOf(
  { operator, text }: RawValue,
  { field, unit }: Extract<SearchField, { kind: 'number' }>,
): Read<NumberValue> {
  const wrong = (part: string): Read<never> => ({
    problem: {
      kind: unit === 'clock' ? 'noLength' : unit === 'share' ? 'noShare' : 'noNumber',
      field,
      text: part,
    },
  });
  if (operator === '' && text.toLowerCase() === noneWord) return { value: { kind: 'none' } };
  const dots = text.indexOf('..');
  if (operator === '' && dots >= 0) {
    const ends = [text.slice(0, dots), text.slice(dots + 2)] as const;
    const [from, to] = ends.map((end) => (end === '' ? null : figureOf(end, unit)));
    if (ends[0] !== '' && from == null) return wrong(ends[0]);
    if (ends[1] !== '' && to == null) return wrong(ends[1]);
    if (from == null && to == null) return wrong(text);
    if (from != null && to != null && from.value > to.value)
      return { problem: { kind: 'reversed', from: ends[0], to: ends[1] } };
    return { value: { kind: 'range', from: from?.value ?? null, to: to?.value ?? null } };
  }
  const figure = figureOf(text, unit);
  if (figure === null) return wrong(text);
  const { value, decimals } = figure;
  switch (operator) {
    case '<':
    case '>':
      return { value: { kind: 'beyond', side: operator, value } };
    case '<=':
      return { value: { kind: 'range', from: null, to: value } };
    case '>=':
      return { value: { kind: 'range', from: value, to: null } };
    default:
      return { value: { kind: 'near', value, decimals } };
  }
}

const plainFigure = /^([+-]?\d{1,12})(?:\.(\d{1,6}))?$/u;
const clockFigure = /^(?:(\d{1,4}):)?(\d{1,4}):([0-5]\d)$/u;
const secondsIn: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };
const bytesIn: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9 };

/** Null for what is no number in this unit. */
function figureOf(text: string, unit: Unit): Figure | null {
  if (unit === 'clock') {
    const [all, hours = '0', minutes, seconds] = clockFigure.exec(text) ?? [];
    if (all !== undefined)
      return { value: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), decimals: 0 };
    return multiple(text, secondsIn);
  }
  if (unit === 'bytes') return multiple(text.replace(/b$/iu, ''), bytesIn);
  if (unit === 'share' && text.endsWith('%')) {
    const percent = plain(text.slice(0, -1));
    if (percent === null) return null;
    const decimals = Math.min(percent.decimals + 2, 6);
    return { value: Number((percent.value / 100).toFixed(decimals)), decimals };
  }
  return plain(unit === 'kilo' ? text.replace(/k$/iu, '') : text);
}

function plain(text: string): Figure | null {
  const [all, , fraction = ''] = plainFigure.exec(text) ?? [];
  // Nothing is less than nothing: '-0' is 0.
  return all === undefined ? null : { value: Number(all) + 0, decimals: fraction.length };
}

/** '5m' with the letters of this table; whole numbers of what it is counted in. */
function multiple(text: string, factors: Readonly<Record<string, number>>): Figure | null {
  const factor = factors[text.slice(-1).toLowerCase()];
  const figure = plain(factor === undefined ? text : text.slice(0, -1));
  if (figure === null || factor === undefined || factor === 1) return figure;
  const value = Math.round(figure.value * factor);
  return Math.abs(value) < 1e12 ? { value, decimals: 0 } : null;
}

function dateOf(
  { operator, text }: RawValue,
  { field }: Extract<SearchField, { kind: 'date' }>,
): Read<DateValue> {
  const wrong = (part: string): Read<never> => ({ problem: { kind: 'noDate', field, text: part } });
  const word = text.toLowerCase();
  if (operator === '' && (word === noneWord || word === neverWord)) return { value: { kind: 'none' } };
  const age = ageOf(word);
  if (age !== null) return { value: { kind: 'age', ...age, isOlder: operator === '>' || operator === '>=' } };
  const dots = text.indexOf('..');
  if (operator === '' && dots >= 0) {
    const ends = [text.slice(0, dots), text.slice(dots + 2)] as const;
    const [from = null, to = null] = ends.map((end) => (end === '' ? null : dayOf(end)));
    if (ends[0] !== '' && from === null) return wrong(ends[0]);
    if (ends[1] !== '' && to === null) return wrong(ends[1]);
    if (from === null && to === null) return wrong(text);
    if (from !== null && to !== null && from.slice(0, to.length) > to.slice(0, from.length))
      return { problem: { kind: 'reversed', from: ends[0], to: ends[1] } };
    return { value: { kind: 'days', from, to } };
  }
  const day = dayOf(text);
  if (day === null) return wrong(text);
  switch (operator) {
    case '<':
    case '>':
      return { value: { kind: 'beyond', side: operator, day } };
    case '<=':
      return { value: { kind: 'days', from: null, to: day } };
    case '>=':
      return { value: { kind: 'days', from: day, to: null } };
    default:
      return { value: { kind: 'days', from: day, to: day } };
  }
}

function ageOf(text: string): { amount: number; unit: AgeUnit } | null {
  const [, amount, letter] = /^(\d{1,5})([a-z])$/u.exec(text) ?? [];
  const unit = ageUnits.find((one) => one === letter);
  return amount === undefined || unit === undefined ? null : { amount: Number(amount), unit };
}

/** Null for what stands in no calendar. */
function dayOf(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(text) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return null;
  const written = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return written;
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return null;
  return `${written}-${day.padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** A condition as it is typed. */
export function printCondition(condition: Condition): string {
  const values = printedValues(condition).join(',');
  const name = nameOf(condition.field);
  return /^[<>=]/u.test(values) ? `${name}${values}` : `${name}:${values}`;
}

function printedValues(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'text':
    case 'named':
      return condition.any.map((value) => (value.kind === 'none' ? noneWord : printText(value)));
    case 'number':
      return condition.any.map((value) => printNumber(value));
    case 'date':
      return condition.any.map(printDate);
    case 'choice':
      return condition.any;
  }
}

export function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/gu, '\\$&')}"`;
}

function printText({ kind, text }: TextValue): string {
  if (kind === 'begins') return text;
  return kind === 'exactly' ? `=${quote(text)}` : quote(text);
}

function printNumber(value: NumberValue): string {
  switch (value.kind) {
    case 'none':
      return noneWord;
    case 'near':
      return value.value.toFixed(value.decimals);
    case 'range':
      return `${value.from ?? ''}..${value.to ?? ''}`;
    case 'beyond':
      return `${value.side}${value.value}`;
  }
}

function printDate(value: DateValue): string {
  switch (value.kind) {
    case 'none':
      return neverWord;
    case 'days':
      return value.from === value.to ? `${value.from}` : `${value.from ?? ''}..${value.to ?? ''}`;
    case 'beyond':
      return `${value.side}${value.day}`;
    case 'age':
      return `${value.isOlder ? '>' : ''}${value.amount}${value.unit}`;
  }
}
