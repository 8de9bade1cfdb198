// When tracks came in: by day, month or year, whichever a row of columns has room for; pauses are columns, too.
import type { Statistics } from '../../../core/domain/statistics.ts';
import { messages } from '../../words/messages.ts';
import type { Part } from './part.ts';

const words = messages.statistics;
const mostColumns = 48;
const dayMs = 86_400_000;

export function addedParts(added: Statistics['added']): Part[] {
  const [first] = added;
  const last = added.at(-1);
  if (first === undefined || last === undefined) return [];
  const days = (Date.parse(last.day) - Date.parse(first.day)) / dayMs + 1;
  if (days <= mostColumns) {
    const all = Array.from({ length: days }, (_, i) => dayAfter(first.day, i));
    return gather(added, all, (day) => day, words.day);
  }
  const months = monthsBetween(first.day, last.day);
  if (months.length <= mostColumns) return gather(added, months, (day) => day.slice(0, 7), words.month);
  const [from, to] = [Number(first.day.slice(0, 4)), Number(last.day.slice(0, 4))];
  const years = Array.from({ length: to - from + 1 }, (_, i) => `${from + i}`).slice(-mostColumns);
  return gather(
    added,
    years,
    (day) => day.slice(0, 4),
    (year) => year,
  );
}

function gather(
  added: Statistics['added'],
  columns: readonly string[],
  columnOf: (day: string) => string,
  text: (column: string) => string,
): Part[] {
  const counts = new Map<string, number>();
  for (const { day, tracks } of added) counts.set(columnOf(day), (counts.get(columnOf(day)) ?? 0) + tracks);
  return columns.map((column) => ({ label: text(column), tracks: counts.get(column) ?? 0, list: null }));
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

function monthsBetween(first: string, last: string): string[] {
  const number = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: number(last) - number(first) + 1 }, (_, i) => {
    const month = number(first) + i;
    return `${Math.floor(month / 12)}-${`${(month % 12) + 1}`.padStart(2, '0')}`;
  });
}
