// A titled group of settings, and a line in it: what it is on the left, how it stands on the right.
import { type ReactNode, useId } from 'react';
import css from './Group.module.css';

export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const titleId = useId();
  return (
    <section className={css['group']} aria-labelledby={titleId}>
      <h2 id={titleId} className={css['title']}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly detail?: string;
  readonly children: ReactNode;
}

export function Line({ name, detail, children }: LineProps) {
  return (
    <div className={css['line']}>
      <div className={css['about']}>
        <p className={css['name']}>{name}</p>
        {detail === undefined ? null : <p className={css['detail']}>{detail}</p>}
      </div>
      <div className={css['value']}>{children}</div>
    </div>
  );
}
