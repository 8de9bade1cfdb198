// A titled group of settings, and a line in it: what it is on the left, how it stands on the right.
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { type SettingsPart, useSettingsPart } from '../../state/settingsPart.ts';
import css from './Group.module.css';

interface GroupProps {
  readonly part: SettingsPart;
  readonly title: string;
  readonly children: ReactNode;
}

export function Group({ part, title, children }: GroupProps) {
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const isAskedFor = useSettingsPart((state) => state.part === part);
  useEffect(() => {
    if (!isAskedFor) return;
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [isAskedFor]);
  return (
    <section className={css['group']} aria-labelledby={titleId}>
      <h2 ref={heading} id={titleId} tabIndex={-1} className={css['title']}>
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
