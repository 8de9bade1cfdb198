// Where files would go, a row each, with what is remarkable about it.
import { ArrowRight } from 'lucide-react';
import type { PlacePreview } from '../../../core/domain/placing.ts';
import { organiseWords as words } from '../../words/organise.ts';
import css from './OrganiseDialog.module.css';

interface PlacesPreviewProps {
  readonly preview: PlacePreview | null;
  /** Why there is none. */
  readonly problem: string | null;
}

export function PlacesPreview({ preview, problem }: PlacesPreviewProps) {
  if (problem !== null)
    return (
      <p role="alert" className={css['problem']}>
        {problem}
      </p>
    );
  if (preview === null) return null;
  const { files, tracks, chosen, stay, numbered, left } = preview;
  const looked = tracks + left.length;
  if (tracks + left.length === 0) return <p className={css['note']}>{words.nothing}</p>;
  return (
    <section aria-label={words.preview} className={css['preview']}>
      <p className={css['summary']} role="status">
        {chosen > looked ? words.firstOf(looked, chosen) : null}
        {words.summary(tracks, stay, numbered)}
        {left.length === 0 ? '' : `. ${words.unreachable(left.length)}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <ul className={css['files']} tabIndex={0} aria-label={words.preview}>
        {files.map(({ from, to, stays, isNumbered, lacking }) => (
          <li key={from} className={css['file']}>
            <span className={css['from']} title={from}>
              {from.split(/[\\/]/u).at(-1)}
            </span>
            <ArrowRight size={13} aria-hidden className={css['arrow']} />
            <span className={css['to']} title={to}>
              {to}
            </span>
            <span className={css['remark']}>
              {[
                stays ? words.stays : null,
                isNumbered ? words.numbered : null,
                lacking.length === 0 ? null : words.lacks(lacking),
              ]
                .filter((part) => part !== null)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
