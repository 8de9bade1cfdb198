// One picture with its title and a line that tells what is pointed at; or the same as a table.
import { type ReactNode, useId } from 'react';
import { formatShare } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { type Part, tracksIn } from '../part.ts';
import css from './Figure.module.css';
import { PartTable } from './PartTable.tsx';
import { type Marks, useMarks } from './useMarks.ts';

const words = messages.statistics;

interface FigureProps {
  readonly title: string;
  /** What is worth knowing at a glance; while something is pointed at, that is told instead. */
  readonly note: string;
  /** Said where there are no parts. */
  readonly nothing: string;
  readonly parts: readonly Part[];
  /** How many parts stand side by side, where they stand in rows. */
  readonly columns?: number;
  /** Whether pressing narrows what is listed, or lists among all. */
  readonly within?: boolean;
  readonly isTable?: boolean;
  /** How wide it is beside others: of twelve. */
  readonly width?: 4 | 5 | 6 | 7 | 12;
  readonly picture: (marks: Marks) => ReactNode;
}

export function Figure(props: FigureProps) {
  const { title, note, nothing, parts, columns = 1, within = false, isTable = false, width, picture } = props;
  const titleId = useId();
  const { marks, at } = useMarks(parts, columns, within);
  const all = tracksIn(parts);
  return (
    <section className={css['figure']} aria-labelledby={titleId} data-width={width}>
      <header className={css['head']}>
        <h2 id={titleId} className={css['title']}>
          {title}
        </h2>
        <p className={at === undefined ? css['note'] : css['readout']}>
          {at === undefined
            ? note
            : words.readout(at.label, at.tracks, formatShare(at.tracks / all), at.detail)}
        </p>
      </header>
      {all === 0 ? (
        <p className={css['nothing']}>{nothing}</p>
      ) : isTable ? (
        <PartTable title={title} parts={parts} within={within} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div className={css['picture']} role="group" aria-labelledby={titleId} data-marks="">
          {picture(marks)}
        </div>
      )}
    </section>
  );
}
