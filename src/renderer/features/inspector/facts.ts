// The facts of a file and of its tags, in order; what is not known is left out.

import type { TrackDetail } from '../../../core/domain/track.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import {
  formatBitRate,
  formatBytes,
  formatClock,
  formatDay,
  formatKey,
  formatLevel,
  formatSampleRate,
} from '../../words/format.ts';
import { messages } from '../../words/messages.ts';

const words = messages.inspector;

export function factsOf(track: TrackDetail): { name: string; text: string }[] {
  const { fact } = words;
  const facets = (facet: TrackDetail['declaredFacets'][number]['facet']): string | null => {
    const values = track.declaredFacets.filter((one) => one.facet === facet).map(({ value }) => value);
    if (values.length === 0) return null;
    return values.map((value) => (facet === 'genre' ? displayGenre(value) : value)).join(', ');
  };
  const sound = [
    track.format ?? track.codec,
    track.bitRate === null ? null : formatBitRate(track.bitRate),
    track.sampleRate === null ? null : formatSampleRate(track.sampleRate),
    track.channels === null ? null : words.channels(track.channels),
  ].filter((part) => part !== null);
  const facts: (readonly [string, string | null])[] = [
    [fact.albumArtist, track.albumArtist === track.artist ? null : track.albumArtist],
    [fact.year, track.year === null ? null : `${track.year}`],
    [
      fact.trackNumber,
      track.trackNumber === null
        ? null
        : words.trackNumber(
            ofTotal(track.trackNumber, track.moreTags.trackTotal),
            track.discNumber === null ? null : ofTotal(track.discNumber, track.moreTags.discTotal),
          ),
    ],
    [fact.tagGenre, track.declaredGenres.length === 0 ? words.noTag : track.declaredGenres.join(', ')],
    [fact.declaredGenre, facets('genre')],
    [fact.mood, facets('mood')],
    [fact.era, facets('era')],
    [fact.description, facets('description')],
    [fact.taggedBpm, track.taggedBpm === null ? null : `${track.taggedBpm}`],
    [
      fact.estimatedKey,
      track.taggedKey === null || track.estimatedKey === null ? null : formatKey(track.estimatedKey),
    ],
    [fact.durationSeconds, track.durationSeconds === null ? null : formatClock(track.durationSeconds)],
    [fact.loudnessRangeLu, track.loudnessRangeLu === null ? null : formatLevel(track.loudnessRangeLu, 'LU')],
    [fact.truePeakDbtp, track.truePeakDbtp === null ? null : formatLevel(track.truePeakDbtp, 'dBTP')],
    [fact.format, sound.length === 0 ? null : sound.join(', ')],
    [fact.size, formatBytes(track.sizeBytes)],
    [fact.addedAt, formatDay(track.addedAt)],
    [
      fact.plays,
      words.plays(track.playCount, track.lastPlayedAt === null ? null : formatDay(track.lastPlayedAt)),
    ],
    [fact.fileName, track.fileName],
    [fact.folder, track.folder],
  ];
  return facts.flatMap(([name, text]) => (text === null ? [] : [{ name, text }]));
}

const ofTotal = (number: number, total: number | undefined): string =>
  total === undefined ? `${number}` : words.ofTotal(number, total);
