// A genre in its own colour.
import { displayGenre } from '../../../core/genres/name.ts';
import { genreColours } from './colours.ts';
import css from './GenreChip.module.css';

export function GenreDot({ genre }: { readonly genre: string }) {
  return <span className={css['dot']} {...genreColours(genre)} aria-hidden />;
}

export function GenreChip({ genre }: { readonly genre: string }) {
  return (
    <span className={css['chip']} {...genreColours(genre)}>
      <span className={css['dot']} aria-hidden />
      <span className={css['name']}>{displayGenre(genre)}</span>
    </span>
  );
}
