// One titled part of the inspector.
import { type ReactNode, useId } from 'react';
import css from './Section.module.css';

interface SectionProps {
  readonly title: string;
  /** Beside the title, on the right. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, aside, children }: SectionProps) {
  const titleId = useId();
  return (
    <section className={css['section']} aria-labelledby={titleId}>
      <header className={css['head']}>
        <h3 id={titleId} className={css['title']}>
          {title}
        </h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
