// How many tracks of a selection, and which share of it.
import { formatCount, formatShare } from '../../words/format.ts';
import css from './Count.module.css';

export function Count({ tracks, of }: { readonly tracks: number; readonly of: number }) {
  return (
    <span className={css['count']}>
      {formatCount(tracks)} <span className={css['share']}>{formatShare(tracks / of)}</span>
    </span>
  );
}
