// Statistics as the parts of pictures, in words and with the filter that lists each.
import type { GenreSource } from '../../../core/domain/genre.ts';
import { type Histogram, rangeOf } from '../../../core/domain/histogram.ts';
import type { TrackFilter } from '../../../core/domain/listing.ts';
import { camelot } from '../../../core/domain/musicalKey.ts';
import type { Statistics } from '../../../core/domain/statistics.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { formatBytes, formatKey } from '../../words/format.ts';
import { shortKeyName } from '../../words/keys.ts';
import { messages } from '../../words/messages.ts';
import { type Part, tracksIn } from './part.ts';

const words = messages.statistics;
const genreName = (name: string | null): string =>
  name === null ? messages.table.unsorted : displayGenre(name);
const ofGenre = (id: number | null): Part['list'] =>
  id === null ? { view: { kind: 'unsorted' } } : { filter: { genreIds: [id] } };
const span = (seconds: number): string => (seconds === 0 ? '' : words.hours(seconds / 3600));

export function genreParts(genres: Statistics['genres']): Part[] {
  return genres.map(({ id, name, tracks, seconds }) => ({
    label: genreName(name),
    tracks,
    detail: span(seconds),
    genre: name,
    list: ofGenre(id),
  }));
}

export function artistParts(artists: Statistics['topArtists']): Part[] {
  return artists.map(({ name, tracks, seconds }) => ({
    label: name,
    tracks,
    detail: span(seconds),
    list: { filter: { artist: name } },
  }));
}

export function formatParts(formats: Statistics['formats']): Part[] {
  return formats.map(({ name, tracks, bytes }) => ({
    label: name ?? messages.inspector.unknownFormat,
    tracks,
    detail: formatBytes(bytes),
    list: name === null ? null : { filter: { formats: [name] } },
  }));
}

const bySource = ['label', 'tag', 'model', 'none'] as const satisfies readonly GenreSource[];

export function sourceParts(sources: Statistics['sources']): (Part & { readonly source: GenreSource })[] {
  return bySource.map((source) => ({
    source,
    label: words.sources[source],
    tracks: sources[source],
    list:
      sources[source] === 0
        ? null
        : source === 'none'
          ? { view: { kind: 'unsorted' } }
          : { filter: { sources: [source] } },
  }));
}

export function analysisParts({ analysis, notMusic }: Statistics, missing: number): Part[] {
  const all: readonly Part[] = [
    { label: words.analysed, tracks: analysis.analysed, list: { filter: { state: 'analysed' } } },
    { label: words.waiting, tracks: analysis.waiting, list: { filter: { state: 'new' } } },
    { label: words.failed, tracks: analysis.failed, list: { view: { kind: 'failed' } } },
    { label: words.missing, tracks: missing, list: { view: { kind: 'missing' } } },
    { label: words.notMusic, tracks: notMusic, list: { view: { kind: 'notMusic' } } },
  ];
  return all.map((part) => (part.tracks === 0 ? { ...part, list: null } : part));
}

/** The bins from the first to the last that have tracks. */
export interface Bins {
  readonly parts: readonly Part[];
  /** The edge after so many of them, where there is one. */
  readonly edges: readonly { readonly at: number; readonly edge: number }[];
  /** The bin in which the one in the middle lies; undefined where nothing is counted. */
  readonly median: Part | undefined;
}

/** How an edge is written: by itself, and where its unit stands elsewhere. */
export interface EdgeText {
  readonly full: (edge: number) => string;
  readonly short: (edge: number) => string;
}

/** `filterOf`: null where no filter narrows by it. */
export function bins(
  { edges, tracks }: Histogram,
  { full, short }: EdgeText,
  filterOf: ((range: { min?: number; max?: number }) => TrackFilter) | null,
): Bins {
  const first = tracks.findIndex((count) => count > 0);
  const last = tracks.findLastIndex((count) => count > 0);
  if (first === -1) return { parts: [], edges: [], median: undefined };
  const parts = tracks.slice(first, last + 1).map((count, i): Part => {
    const bin = first + i;
    const [low, high] = [edges[bin - 1], edges[bin]];
    return {
      label:
        low === undefined
          ? words.below(full(high ?? 0))
          : high === undefined
            ? words.from(full(low))
            : words.between(short(low), full(high)),
      tracks: count,
      list: count === 0 || filterOf === null ? null : { filter: filterOf(rangeOf(edges, bin)) },
    };
  });
  const between = [...parts.keys(), parts.length].flatMap((at) => {
    const edge = edges[first - 1 + at];
    return edge === undefined ? [] : [{ at, edge }];
  });
  return { parts, edges: between, median: middleOf(parts) };
}

function middleOf(parts: readonly Part[]): Part | undefined {
  const half = tracksIn(parts) / 2;
  let below = 0;
  return parts.find(({ tracks }) => {
    below += tracks;
    return below >= half;
  });
}

/** Around the wheel of fifths as disc jockeys number it: the twelve major keys from C on, then their relative minors. */
const majors = ['C', 'G', 'D', 'A', 'E', 'B', 'F#', 'C#', 'G#', 'D#', 'A#', 'F'];
const minors = ['A', 'E', 'B', 'F#', 'C#', 'G#', 'D#', 'A#', 'F', 'C', 'G', 'D'];
const wheel = [...majors.map((tonic) => `${tonic} major`), ...minors.map((tonic) => `${tonic} minor`)];

export interface KeyPart extends Part {
  /** 'C', 'Am', or as the language says it. */
  readonly short: string;
  /** '8B'. */
  readonly camelot: string;
}

export function keyParts(keys: Statistics['keys']): KeyPart[] {
  const tracks = new Map(keys.map(({ key, tracks: count }) => [key, count]));
  return wheel.map((key) => {
    const count = tracks.get(key) ?? 0;
    return {
      label: formatKey(key),
      short: shortKeyName(key),
      camelot: camelot(key) ?? '',
      tracks: count,
      list: count === 0 ? null : { filter: { musicalKeys: [key] } },
    };
  });
}
