// What every screen beside the library shares: its place in the window, its bar with heading, state and actions.
import type { KeyboardEvent, ReactNode } from 'react';
import css from './Screen.module.css';

interface ScreenProps {
  readonly title: string;
  /** How things stand; read out when it changes. Absent on screens without a state. */
  readonly status?: string;
  /** At the end of the bar. */
  readonly actions?: ReactNode;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

export function Screen({ title, status, actions, onKeyDown, children }: ScreenProps) {
  return (
    <main className={css['screen']} onKeyDown={onKeyDown}>
      <header className={css['toolbar']}>
        <h1 className={css['title']}>{title}</h1>
        {status === undefined ? null : (
          <p className={css['status']} role="status" title={status}>
            {status}
          </p>
        )}
        {actions}
      </header>
      {children}
    </main>
  );
}
