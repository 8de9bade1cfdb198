// One titled part of the inspector that can be closed; it stays as the person left it.
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { messages } from '../../words/messages.ts';
import { setSectionOpen, useOpenSections } from './openSections.ts';
import css from './Section.module.css';

const titles = messages.inspector.sections;

interface SectionProps {
  readonly name: keyof typeof titles;
  readonly children: ReactNode;
}

export function Section({ name, children }: SectionProps) {
  const isOpen = useOpenSections((state) => !state.closed.includes(name));
  return (
    <Disclosure
      isExpanded={isOpen}
      onExpandedChange={(now) => setSectionOpen(name, now)}
      className={css['section'] ?? ''}
    >
      <Heading level={3} className={css['heading'] ?? ''}>
        <AriaButton slot="trigger" className={css['trigger'] ?? ''}>
          <ChevronRight size={13} aria-hidden className={css['chevron']} />
          {titles[name]}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        {/* What is closed need not be made, let alone asked for. */}
        {isOpen ? <div className={css['body']}>{children}</div> : null}
      </DisclosurePanel>
    </Disclosure>
  );
}
