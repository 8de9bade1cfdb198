// The parts of a picture as a table, each with its share.
import { formatCount, formatShare } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { listOf, listPart, type Part, tracksIn } from '../part.ts';
import css from './PartTable.module.css';

const words = messages.statistics.table;

interface PartTableProps {
  readonly title: string;
  readonly parts: readonly Part[];
  readonly within: boolean;
}

export function PartTable({ title, parts, within }: PartTableProps) {
  const all = tracksIn(parts);
  const hasDetails = parts.some(({ detail }) => detail !== undefined && detail !== '');
  return (
    <div className={css['place']}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {hasDetails ? <th scope="col">{words.extent}</th> : null}
            <th scope="col">{words.tracks}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {parts
            .filter(({ tracks }) => tracks > 0)
            .map((part) => (
              <tr key={part.label}>
                <th scope="row">
                  {listOf(part, within) === null ? (
                    part.label
                  ) : (
                    <button type="button" className={css['list']} onClick={() => listPart(part, within)}>
                      {part.label}
                    </button>
                  )}
                </th>
                {hasDetails ? <td>{part.detail}</td> : null}
                <td>{formatCount(part.tracks)}</td>
                <td>{formatShare(part.tracks / all)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
