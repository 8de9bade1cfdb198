// The plain facts of a file.
import type { TrackDetail } from '../../core/model/track.ts';
import { formatBitRate, formatBytes, formatClock, formatSampleRate } from '../format.ts';
import { messages } from '../messages.ts';
import css from './Facts.module.css';
import { Section } from './Section.tsx';

const words = messages.inspector;

export function Facts({ track }: { readonly track: TrackDetail }) {
  return (
    <Section title={words.facts}>
      <dl className={css['facts']}>
        {factsOf(track).map(([name, value]) => (
          <div key={name} className={css['fact']}>
            <dt className={css['name']}>{name}</dt>
            <dd className={css['value']}>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function factsOf(track: TrackDetail): (readonly [string, string])[] {
  const { fact } = words;
  const format = [
    track.codec,
    track.bitRate === null ? null : formatBitRate(track.bitRate),
    track.sampleRate === null ? null : formatSampleRate(track.sampleRate),
  ].filter((part) => part !== null);
  const facts: (readonly [string, string | null])[] = [
    [fact.albumArtist, track.albumArtist === track.artist ? null : track.albumArtist],
    [fact.year, track.year === null ? null : `${track.year}`],
    [fact.track, track.trackNumber === null ? null : words.trackNumber(track.trackNumber, track.discNumber)],
    [fact.tag, track.declaredGenres.length === 0 ? words.noTag : track.declaredGenres.join(', ')],
    [fact.length, track.durationSeconds === null ? null : formatClock(track.durationSeconds)],
    [fact.format, format.length === 0 ? null : format.join(', ')],
    [fact.size, formatBytes(track.sizeBytes)],
    [fact.path, track.path],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}
