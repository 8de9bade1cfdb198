// Old and new of each file, and why some are left alone: only the rows in sight are there, between two that hold the place of the others.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { PlannedFile } from '../../../core/domain/tagWriting.ts';
import { messages } from '../../words/messages.ts';
import { lastName } from '../../words/paths.ts';
import { fieldTexts, refusalText } from '../../words/tagWriting.ts';
import css from './WriteTags.module.css';

const words = messages.tagWriting;
const rowHeight = 30;

export function PlannedTable({ rows }: { readonly rows: readonly PlannedFile[] }) {
  const box = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const drawn = virtualizer.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section ref={box} aria-label={words.preview} tabIndex={0} className={css['place']}>
      <table className={css['table']} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{words.columns.file}</th>
            <th scope="col">{words.columns.before}</th>
            <th scope="col">{words.columns.after}</th>
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {drawn.map(({ index }) => {
            const file = rows[index];
            return file === undefined ? null : <Row key={index} file={file} index={index} />;
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </section>
  );
}

function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={3} className={css['gap']} />
    </tr>
  );
}

function Row({ file, index }: { readonly file: PlannedFile; readonly index: number }) {
  const { path, refusal } = file;
  return (
    <tr aria-rowindex={index + 2}>
      <td title={path}>{lastName(path)}</td>
      {refusal === null ? (
        <>
          <td className={css['before']} title={fieldTexts(file, 'before').join('\n')}>
            {fieldTexts(file, 'before').join(' · ')}
          </td>
          <td title={fieldTexts(file, 'after').join('\n')}>{fieldTexts(file, 'after').join(' · ')}</td>
        </>
      ) : (
        <td colSpan={2} className={css['refused']} title={refusalText(refusal)}>
          {refusalText(refusal)}
        </td>
      )}
    </tr>
  );
}
