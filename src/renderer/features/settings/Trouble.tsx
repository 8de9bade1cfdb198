// What is wrong, with what can be done about it.
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './Trouble.module.css';

export function Trouble({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={css['trouble']} role="alert">
      <TriangleAlert size={15} aria-hidden />
      <div>
        <p className={css['title']}>{title}</p>
        <p>{children}</p>
      </div>
    </div>
  );
}
