// Which written tags the list shows, and what a change would come to: pure functions over what the contract gives.

import type { Client } from '../../../core/contract/contract.ts';
import { genreKey } from '../../../core/genres/name.ts';
import { isUnmapped } from '../../../core/genres/unmapped.ts';

export type TagRow = Awaited<ReturnType<Client['genres']['tags']>>['rows'][number];
export type TagChange = Awaited<ReturnType<Client['genres']['previewOverlay']>>[number];

export const tagFilters = ['all', 'unmapped', 'genre', 'emotion', 'description', 'number', 'junk'] as const;
export type TagFilter = (typeof tagFilters)[number];

/** Rows of the filter that hold what was typed, in what was written or in what it became; the order stays. */
export function listTags(rows: readonly TagRow[], filter: TagFilter, typed: string): TagRow[] {
  const text = typed.trim().toLowerCase();
  const key = text === '' ? '' : genreKey(text);
  return rows.filter((row) => {
    if (filter === 'unmapped' ? !isUnmapped(row) : filter !== 'all' && row.category !== filter) return false;
    if (text === '') return true;
    return row.written.toLowerCase().includes(text) || (key !== '' && keysOf(row).includes(key));
  });
}

/** Made once a row: thousands are looked through at each key. */
const keysByRow = new WeakMap<TagRow, string>();

function keysOf(row: TagRow): string {
  const known = keysByRow.get(row);
  if (known !== undefined) return known;
  const keys = [row.written, ...meaningOf(row), row.declared ?? ''].map(genreKey).join('\n');
  keysByRow.set(row, keys);
  return keys;
}

/** How many strings each filter lists. */
export function countTags(rows: readonly TagRow[]): Readonly<Record<TagFilter, number>> {
  const counts = { all: rows.length, unmapped: 0, genre: 0, emotion: 0, description: 0, number: 0, junk: 0 };
  for (const row of rows) {
    counts[row.category] += 1;
    if (isUnmapped(row)) counts.unmapped += 1;
  }
  return counts;
}

/** What a string means besides genres: moods, eras, descriptions. */
export function facetsOf(row: TagRow): string[] {
  return [...row.moods, ...row.eras, ...row.descriptions];
}

function meaningOf(row: TagRow): string[] {
  return [...row.genres, ...facetsOf(row)];
}

/** How many strings would be read otherwise, and on how many tracks at most they stand. */
export function effectOf(changes: readonly TagChange[]): { tags: number; tracks: number } {
  return { tags: changes.length, tracks: changes.reduce((sum, { before }) => sum + before.count, 0) };
}

/** A change that touches nothing but the string it was made for needs no question: it can be taken back. */
export function needsAsking(changes: readonly TagChange[], subject: string | null): boolean {
  return changes.some(({ before }) => before.written !== subject);
}

/**
 * What accepting a row would keep: its reading as one genre, where that was worked out and not written so. Null where
 * there is nothing to accept, or more than one genre.
 */
export function acceptable(row: TagRow): string | null {
  const [genre] = row.genres;
  if (genre === undefined || row.genres.length > 1) return null;
  return row.stage === 'spelling' || row.stage === 'compound' ? genre : null;
}
