// Genre by genre: examples, precision, recall and F1 on the held-out tracks.

import type { ModelReport } from '../../../../core/domain/modelInfo.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { genreColours } from '../../../parts/genres/colours.ts';
import { GenreDot } from '../../../parts/genres/GenreChip.tsx';
import { formatCount, formatShare } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { Part } from '../Part.tsx';
import css from './GenreTable.module.css';
import { genreScores } from './genreScores.ts';

const words = messages.learning;

export function GenreTable({ report }: { readonly report: ModelReport }) {
  return (
    <Part title={words.genres}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{words.genre}</th>
            <th scope="col" className={css['number']}>
              {words.rows}
            </th>
            <th scope="col" className={css['number']}>
              {words.judged}
            </th>
            <th scope="col" title={words.precisionDetail}>
              {words.precision}
            </th>
            <th scope="col" title={words.recallDetail}>
              {words.recall}
            </th>
            <th scope="col" title={words.f1Detail}>
              {words.f1}
            </th>
          </tr>
        </thead>
        <tbody>
          {genreScores(report.classes, report.confusion).map(({ genre, judged, precision, recall, f1 }) => (
            <tr key={genre} {...genreColours(genre)}>
              <th scope="row" className={css['genre']}>
                <GenreDot genre={genre} />
                {displayGenre(genre)}
              </th>
              <td className={css['number']}>{formatCount(report.rowsPerClass[genre] ?? 0)}</td>
              <td className={css['number']}>{formatCount(judged)}</td>
              <Score share={precision} />
              <Score share={recall} />
              <Score share={f1} />
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Score({ share }: { readonly share: number | null }) {
  return (
    <td>
      <span className={css['score']}>
        <span className={css['track']} aria-hidden>
          <span className={css['bar']} style={{ width: `${(share ?? 0) * 100}%` }} />
        </span>
        <span className={css['text']}>{share === null ? '–' : formatShare(share)}</span>
      </span>
    </td>
  );
}
