// `stackwax stats`: what the library is made of, as text with small bars, or as one document.
import { Command } from 'commander';
import type { Histogram } from '../../../core/domain/histogram.ts';
import type { Statistics } from '../../../core/domain/statistics.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { countText, tracksText } from '../output.ts';
import { type Places, withLibrary } from '../session.ts';

interface Line {
  readonly name: string;
  readonly tracks: number;
  readonly detail?: string;
}

const genresShown = 15;
const artistsShown = 10;
const barWidth = 24;

export function statsCommand(places: Places): Command {
  return new Command('stats')
    .description('what the library is made of: genres, years, tempo, keys, loudness, formats')
    .addOption(libraryOption())
    .option('--json', 'print as JSON, every figure of it')
    .action(async ({ library, json }: LibraryOptions) => {
      const statistics = await withLibrary(places, library, (client) => client.statistics.get({}));
      if (json) printJson(statistics);
      else if (statistics.tracks === 0) print('No tracks.');
      else print(...summary(statistics), ...sections(statistics));
    });
}

function summary({ tracks, seconds, bytes, artists, albums, analysis, notMusic }: Statistics): string[] {
  const { analysed, failed, waiting } = analysis;
  return [
    `${tracksText(tracks)}, ${hours(seconds)}, ${(bytes / 1e9).toFixed(1)} GB`,
    `${countText(artists, 'artist')}, ${countText(albums, 'album')}`,
    `${analysed} analysed, ${waiting} waiting, ${failed} failed, ${notMusic} not music`,
  ];
}

function sections(statistics: Statistics): string[] {
  const { genres, years, tempo, keys, loudness, formats, bitRate, sources, confidence, topArtists } =
    statistics;
  return [
    ...section('Sorted', [
      { name: 'by you', tracks: sources.label },
      { name: 'by tags', tracks: sources.tag },
      { name: 'predicted', tracks: sources.model },
      { name: 'unsorted', tracks: sources.none },
    ]),
    ...section(
      'Genres',
      genres.slice(0, genresShown).map(({ name, tracks, seconds }) => ({
        name: name === null ? 'Unsorted' : displayGenre(name),
        tracks,
        detail: hours(seconds),
      })),
      genres.length - genresShown,
    ),
    ...section('Decades', decades(years)),
    ...section('Tempo (BPM)', bins(tempo)),
    ...section(
      'Keys',
      keys.map(({ key, tracks }) => ({ name: key, tracks })),
    ),
    ...section('Loudness (LUFS)', bins(loudness)),
    ...section('Confidence of predictions', bins(confidence)),
    ...section(
      'Formats',
      formats.map(({ name, tracks }) => ({ name: name ?? 'unknown', tracks })),
    ),
    ...section('Bit rate (kbit/s)', bins(bitRate, 1000)),
    ...section(
      'Artists',
      topArtists.slice(0, artistsShown).map(({ name, tracks, seconds }) => ({
        name,
        tracks,
        detail: hours(seconds),
      })),
      statistics.artists - artistsShown,
    ),
  ];
}

function section(title: string, lines: readonly Line[], more = 0): string[] {
  const most = Math.max(...lines.map(({ tracks }) => tracks), 0);
  if (most === 0) return [];
  const nameWidth = Math.min(28, Math.max(...lines.map(({ name }) => name.length)));
  const countWidth = Math.max(...lines.map(({ tracks }) => `${tracks}`.length));
  return [
    '',
    title,
    ...lines.map(({ name, tracks, detail }) => {
      const bar = '█'.repeat(Math.max(tracks === 0 ? 0 : 1, Math.round((barWidth * tracks) / most)));
      const end = detail === undefined ? bar : `${bar.padEnd(barWidth)}  ${detail}`;
      return `  ${name.slice(0, nameWidth).padEnd(nameWidth)}  ${`${tracks}`.padStart(countWidth)}  ${end}`.trimEnd();
    }),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** Those from the first to the last with tracks, each named by where it begins. */
function bins({ edges, tracks }: Histogram, unit = 1): Line[] {
  const first = tracks.findIndex((count) => count > 0);
  const last = tracks.findLastIndex((count) => count > 0);
  const name = (bin: number): string => {
    const edge = edges[bin - 1];
    return edge === undefined ? `below ${(edges[bin] ?? 0) / unit}` : `${edge / unit}`;
  };
  return tracks.map((count, bin) => ({ name: name(bin), tracks: count })).slice(Math.max(0, first), last + 1);
}

function decades({ years, genres, others }: Statistics['years']): Line[] {
  const tracks = new Map<number, number>();
  for (const [i, year] of years.entries()) {
    const decade = Math.floor(year / 10) * 10;
    const count = genres.reduce((sum, genre) => sum + (genre.tracks[i] ?? 0), others[i] ?? 0);
    tracks.set(decade, (tracks.get(decade) ?? 0) + count);
  }
  return [...tracks].map(([decade, count]) => ({ name: `${decade}s`, tracks: count }));
}

function hours(seconds: number): string {
  return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
