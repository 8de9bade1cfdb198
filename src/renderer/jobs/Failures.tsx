// Files that something went wrong with, each with its reason.
import { ChevronRight } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { ErrorData } from '../../core/model/errors.ts';
import { messages } from '../messages.ts';
import css from './Failures.module.css';

const shownAtOnce = 100;

interface FailuresProps {
  readonly title: string;
  readonly failures: readonly ErrorData[];
}

export function Failures({ title, failures }: FailuresProps) {
  const rest = failures.length - shownAtOnce;
  return (
    <Disclosure className={css['failures'] ?? ''}>
      <AriaButton slot="trigger" className={css['trigger'] ?? ''}>
        <ChevronRight size={13} aria-hidden className={css['chevron']} />
        {title}
      </AriaButton>
      <DisclosurePanel>
        {/* A long list scrolls, and what scrolls must be reachable by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
        <ul className={css['list']} tabIndex={0} aria-label={title}>
          {failures.slice(0, shownAtOnce).map(({ path, message }) => (
            <li key={`${path} ${message}`} className={css['failure']}>
              <span className={css['reason']}>{message}</span>
              {path === null ? null : (
                <span className={css['path']} title={path}>
                  {path}
                </span>
              )}
            </li>
          ))}
          {rest > 0 ? <li className={css['path']}>{messages.jobs.more(rest)}</li> : null}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
