// The library in figures and pictures.
import { useQuery } from '@tanstack/react-query';
import { displayGenre } from '../../../core/genres/name.ts';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import css from './Statistics.module.css';

const words = messages.statistics;

export default function Statistics() {
  const { data, isError, error, refetch } = useQuery(api.statistics.get.queryOptions({ input: {} }));
  if (data === undefined)
    return isError ? <LoadFailed title={words.loadFailed} error={error} onAgain={refetch} /> : null;
  return (
    <section className={css['page']} aria-label={words.title}>
      <p>{words.extent(data.tracks, data.seconds)}</p>
      <h2>{words.genres}</h2>
      <ul>
        {data.genres.map(({ name, tracks, seconds }) => (
          <li key={name}>
            {name === null ? messages.table.unsorted : displayGenre(name)}{' '}
            <span className={css['extent']}>{words.extent(tracks, seconds)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
