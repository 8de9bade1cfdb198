// How much there is, in a row of large figures.
import type { Statistics } from '../../../core/domain/statistics.ts';
import { formatBytes, formatCount, formatSpan } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './Headline.module.css';

const words = messages.statistics.headline;

export function Headline({
  statistics,
  isSmall = false,
}: {
  readonly statistics: Statistics;
  readonly isSmall?: boolean;
}) {
  const { tracks, seconds, bytes, artists, albums, genres } = statistics;
  const figures = [
    [words.tracks, formatCount(tracks)],
    [words.length, seconds === 0 ? '–' : formatSpan(seconds)],
    [words.size, formatBytes(bytes)],
    [words.artists, formatCount(artists)],
    [words.albums, formatCount(albums)],
    [words.genres, formatCount(genres.filter(({ id }) => id !== null).length)],
  ] as const;
  return (
    <dl className={css['headline']} data-small={isSmall || undefined}>
      {figures.map(([name, figure]) => (
        <div key={name} className={css['figure']}>
          <dt className={css['name']}>{name}</dt>
          <dd className={css['value']}>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
