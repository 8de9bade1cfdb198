// What a model knows that the one before did not, and the reverse; how each genre went, and what changed in the library.
import type { ReactNode } from 'react';
import { changedGenres } from '../../../core/domain/comparison.ts';
import type { ModelReport } from '../../../core/domain/modelInfo.ts';
import { GenreChip } from '../../parts/genres/GenreChip.tsx';
import { rightText } from '../../words/measured.ts';
import { messages } from '../../words/messages.ts';
import css from './GenreDifferences.module.css';

const words = messages.learning;
const mostMoves = 6;

export function GenreDifferences({ report }: { readonly report: ModelReport }) {
  const { comparison, moves = [] } = report.personal ?? {};
  const { gained = [], lost = [] } = comparison ?? {};
  const changed = changedGenres(comparison ?? null);
  if (gained.length + lost.length + changed.length + moves.length === 0) return null;
  return (
    <dl className={css['differences']}>
      <Chips title={words.gained} genres={gained} />
      <Chips title={words.lost} genres={lost} />
      <Lines title={words.genresChanged}>
        {changed.map((genre) => (
          <li key={genre.genre} className={css['line']}>
            <GenreChip genre={genre.genre} />
            <span className={genre.now > genre.before ? css['better'] : css['worse']}>
              {rightText(genre)}
            </span>
          </li>
        ))}
      </Lines>
      <Lines title={words.moved}>
        {moves.slice(0, mostMoves).map((move) => (
          <li key={words.move(move)} className={css['line']}>
            {words.move(move)}
          </li>
        ))}
        {moves.length > mostMoves ? (
          <li className={css['line']}>{words.moreMoves(moves.length - mostMoves)}</li>
        ) : null}
      </Lines>
    </dl>
  );
}

function Chips({ title, genres }: { readonly title: string; readonly genres: readonly string[] }) {
  if (genres.length === 0) return null;
  return (
    <div className={css['row']}>
      <dt className={css['name']}>{title}</dt>
      <dd className={css['chips']}>
        {genres.map((genre) => (
          <GenreChip key={genre} genre={genre} />
        ))}
      </dd>
    </div>
  );
}

interface LinesProps {
  readonly title: string;
  readonly children: readonly ReactNode[];
}

function Lines({ title, children }: LinesProps) {
  if (children.flat().filter((child) => child !== null).length === 0) return null;
  return (
    <div className={css['row']}>
      <dt className={css['name']}>{title}</dt>
      <dd>
        <ul className={css['lines']}>{children}</ul>
      </dd>
    </div>
  );
}
