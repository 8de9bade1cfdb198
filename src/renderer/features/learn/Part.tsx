// One titled part of the Learn screen.
import { type ReactNode, useId } from 'react';
import css from './Part.module.css';

interface PartProps {
  readonly title: string;
  readonly detail?: string;
  readonly children: ReactNode;
}

export function Part({ title, detail, children }: PartProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={css['title']}>
        {title}
      </h2>
      {detail === undefined ? null : <p className={css['detail']}>{detail}</p>}
      <div className={css['body']}>{children}</div>
    </section>
  );
}
