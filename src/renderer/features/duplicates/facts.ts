// What is compared of files of one recording, a line each; what differs from the file that is taken for all is told.
import type { DuplicateGroup } from '../../../core/domain/duplicates.ts';
import type { TrackDetail } from '../../../core/domain/track.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { duplicatesWords as words } from '../../words/duplicates.ts';
import {
  formatBitRate,
  formatBytes,
  formatClock,
  formatDay,
  formatLevel,
  formatSampleRate,
} from '../../words/format.ts';
import { messages } from '../../words/messages.ts';

export interface FactLine {
  readonly name: string;
  readonly cells: readonly { readonly text: string; readonly differs: boolean }[];
}

type Member = DuplicateGroup['members'][number];
type Fact = readonly [name: string, text: (track: TrackDetail, member: Member) => string | null];

const sources = messages.source;
const usualTags = (track: TrackDetail): readonly unknown[] => [
  track.title,
  track.artist,
  track.album,
  track.albumArtist,
  track.year,
  track.trackNumber,
  track.declaredGenres[0] ?? null,
];

const facts: readonly Fact[] = [
  [words.facts.format, ({ format, codec }) => format ?? codec],
  [words.facts.bitRate, ({ bitRate }) => (bitRate === null ? null : formatBitRate(bitRate))],
  [words.facts.sampleRate, ({ sampleRate }) => (sampleRate === null ? null : formatSampleRate(sampleRate))],
  [
    words.facts.duration,
    ({ durationSeconds }) => (durationSeconds === null ? null : formatClock(durationSeconds)),
  ],
  [
    words.facts.loudness,
    ({ loudnessLufs }) => (loudnessLufs === null ? null : formatLevel(loudnessLufs, 'LUFS')),
  ],
  [words.facts.size, ({ sizeBytes }) => formatBytes(sizeBytes)],
  [words.facts.title, ({ title }) => title],
  [words.facts.artist, ({ artist }) => artist],
  [words.facts.album, ({ album }) => album],
  [words.facts.year, ({ year }) => (year === null ? null : `${year}`)],
  [
    words.facts.tags,
    (track) => words.complete(usualTags(track).filter((tag) => tag !== null).length, usualTags(track).length),
  ],
  [words.facts.genre, ({ genre }) => (genre === null ? messages.table.unsorted : displayGenre(genre))],
  [words.facts.genreSource, ({ genreSource }) => sources[genreSource]],
  [words.facts.added, ({ addedAt }) => formatDay(addedAt)],
  [words.facts.folder, ({ folder }) => folder],
];

export function factLines(
  group: DuplicateGroup,
  ids: readonly number[],
  tracks: ReadonlyMap<number, TrackDetail>,
): FactLine[] {
  const members = new Map(group.members.map((member) => [member.id, member]));
  const textOf = (id: number, [, text]: Fact): string => {
    const [track, member] = [tracks.get(id), members.get(id)];
    return (track === undefined || member === undefined ? null : text(track, member)) ?? words.nothing;
  };
  return facts.map((fact) => {
    const kept = textOf(group.keptId, fact);
    return {
      name: fact[0],
      cells: ids.map((id) => {
        const text = textOf(id, fact);
        return { text, differs: text !== kept };
      }),
    };
  });
}

/** 'Same recording, 3 % of the fingerprint differs, 6.0 LU quieter, remaster'. */
export function relationText({ relation, bitError, louder, versions }: Member): string {
  return [
    words.relations[relation],
    ...(bitError === null || bitError === 0 ? [] : [words.bitError(bitError)]),
    ...(louder === null || Math.abs(louder) < 0.1 ? [] : [words.louder(louder)]),
    ...versions.map((version) => words.version[version]),
  ].join(', ');
}
