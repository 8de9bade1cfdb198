// Files and folders behind a line that unfolds, each with its reason and, where something can be done about it, a button.
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import css from './PlaceList.module.css';

interface PlaceListProps {
  readonly title: string;
  /** Whether something went wrong. */
  readonly isWarning?: boolean;
  readonly children: ReactNode;
  /** Below the list. */
  readonly foot?: ReactNode;
}

export function PlaceList({ title, isWarning = false, children, foot }: PlaceListProps) {
  return (
    <Disclosure className={css['places'] ?? ''}>
      <Button slot="trigger" className={`${css['trigger']} ${isWarning ? css['warning'] : ''}`}>
        <ChevronRight size={13} aria-hidden className={css['chevron']} />
        {title}
      </Button>
      <DisclosurePanel>
        {/* A long list scrolls, and what scrolls must be reachable by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
        <ul className={css['list']} tabIndex={0} aria-label={title}>
          {children}
        </ul>
        {foot}
      </DisclosurePanel>
    </Disclosure>
  );
}

interface PlaceProps {
  readonly reason: string;
  readonly path: string | null;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

export function Place({ reason, path, children }: PlaceProps) {
  return (
    <li className={css['place']}>
      <div className={css['about']}>
        <span className={css['reason']}>{reason}</span>
        {path === null ? null : (
          <span className={css['path']} title={path}>
            {path}
          </span>
        )}
      </div>
      {children}
    </li>
  );
}

/** Stands for those that are not listed. */
export function FurtherPlaces({ children }: { readonly children: ReactNode }) {
  return <li className={css['path']}>{children}</li>;
}
