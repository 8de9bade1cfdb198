// Files that something went wrong with, each with its reason.
import { ChevronRight, RotateCw } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { ErrorData } from '../../core/domain/errors.ts';
import { Button, IconButton } from '../primitives/Button.tsx';
import { messages } from '../words/messages.ts';
import css from './Failures.module.css';

const shownAtOnce = 100;

interface FailuresProps {
  readonly title: string;
  readonly failures: readonly ErrorData[];
  /** Where it can help: tries these files again. */
  readonly onRetry?: (paths: string[]) => void;
}

export function Failures({ title, failures, onRetry }: FailuresProps) {
  const paths = failures.flatMap(({ path }) => (path === null ? [] : [path]));
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
              <div className={css['about']}>
                <span className={css['reason']}>{message}</span>
                {path === null ? null : (
                  <span className={css['path']} title={path}>
                    {path}
                  </span>
                )}
              </div>
              {path === null || onRetry === undefined ? null : (
                <IconButton
                  icon={RotateCw}
                  label={messages.jobs.retry(path)}
                  onPress={() => onRetry([path])}
                />
              )}
            </li>
          ))}
          {rest > 0 ? <li className={css['path']}>{messages.jobs.more(rest)}</li> : null}
        </ul>
        {onRetry === undefined || paths.length < 2 ? null : (
          <div className={css['all']}>
            <Button look="quiet" icon={RotateCw} onPress={() => onRetry(paths)}>
              {messages.jobs.retryAll(paths.length)}
            </Button>
          </div>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}
