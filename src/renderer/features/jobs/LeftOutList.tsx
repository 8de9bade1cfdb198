// What a scan left out, each with the reason; what is hidden can be taken in.
import { ChevronRight } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { LeftOut } from '../../../core/domain/leftOut.ts';
import { takeIn } from '../../commands/folderActions.ts';
import { Button } from '../../primitives/Button.tsx';
import { leftOutWords } from '../../words/jobText.ts';
import { messages } from '../../words/messages.ts';
import css from './LeftOutList.module.css';

const words = messages.jobs;

export function LeftOutList({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  const count = leftOut.reduce((sum, group) => sum + group.count, 0);
  if (count === 0) return null;
  const title = words.leftOut(count);
  return (
    <Disclosure className={css['leftOut'] ?? ''}>
      <AriaButton slot="trigger" className={css['trigger'] ?? ''}>
        <ChevronRight size={13} aria-hidden className={css['chevron']} />
        {title}
      </AriaButton>
      <DisclosurePanel>
        {/* A long list scrolls, and what scrolls must be reachable by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
        <ul className={css['list']} tabIndex={0} aria-label={title}>
          {leftOut.map((group) => (
            <Group key={group.reason} group={group} />
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}

function Group({ group: { reason, count, paths } }: { readonly group: LeftOut }) {
  const rest = count - paths.length;
  return (
    <>
      {paths.map((path) => (
        <li key={path} className={css['place']}>
          <div className={css['about']}>
            <span className={css['reason']}>{leftOutWords[reason]}</span>
            <span className={css['path']} title={path}>
              {path}
            </span>
          </div>
          {reason === 'hidden' ? (
            <Button look="quiet" aria-label={words.takeInPath(path)} onPress={() => takeIn(path)}>
              {words.takeIn}
            </Button>
          ) : null}
        </li>
      ))}
      {rest > 0 ? (
        <li className={css['path']}>
          {leftOutWords[reason]}: {words.more(rest)}
        </li>
      ) : null}
    </>
  );
}
