// Shown where there is nothing else to show: why, and what can be done about it.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly detail: string;
  readonly tone?: 'plain' | 'problem';
  readonly children?: ReactNode;
}

export function EmptyState({ icon: Icon, title, detail, tone = 'plain', children }: EmptyStateProps) {
  return (
    <div className={css['state']} role={tone === 'problem' ? 'alert' : undefined}>
      <Icon size={28} strokeWidth={1.5} aria-hidden className={css[tone]} />
      <p className={css['title']}>{title}</p>
      <p className={css['detail']}>{detail}</p>
      {children}
    </div>
  );
}
