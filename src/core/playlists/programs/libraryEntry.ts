// One track as documents of other programs have it, and what they share: dates, kinds of files, whole numbers.
import type { CuePoint, CueSource } from '../../domain/cuePoint.ts';
import type { TrackDetail } from '../../domain/track.ts';
import type { PlaylistEntry } from '../entry.ts';

/** Fields that a playlist has no place for and a library of another program has. */
export const libraryFields = [
  ...(['albumArtist', 'discNumber', 'year', 'format', 'bitRate', 'sampleRate', 'sizeBytes'] as const),
  ...(['addedAt', 'playCount'] as const),
] as const;

export interface LibraryEntry
  extends PlaylistEntry,
    Readonly<Pick<TrackDetail, (typeof libraryFields)[number] | 'id'>> {
  /** Of all programs that were taken in. */
  readonly cuePoints: readonly CuePoint[];
}

/** A list by its name, as a document of a whole library holds several. */
export interface LibraryList {
  readonly name: string;
  readonly entries: readonly LibraryEntry[];
}

/** The tracks of all lists, each once, in their order. */
export function tracksOf(lists: readonly LibraryList[]): LibraryEntry[] {
  return [...new Map(lists.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry])).values()];
}

/** '2026-11-30', in universal time. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

export function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

/** Without what only stands for nothing: track 0. */
export function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** Those that the program has itself, else those of one other: of several they would stand twice. */
export function cuesFor(program: CueSource, { cuePoints }: LibraryEntry): readonly CuePoint[] {
  const sources = cuePoints.map(({ source }) => source);
  const from = sources.includes(program) ? program : sources[0];
  return cuePoints.filter(({ source }) => source === from);
}

/** The parts of '#rrggbb', 0 to 255. */
export function partsOfColour(colour: string): [red: number, green: number, blue: number] {
  const part = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}
