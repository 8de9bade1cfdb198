// Keys and what they do, one a line.
import type { KeyLine } from '../commands/keySheet.ts';
import { Keys } from '../primitives/Key.tsx';
import css from './KeyLines.module.css';

export function KeyLines({ lines }: { readonly lines: readonly KeyLine[] }) {
  return (
    <dl>
      {lines.map(({ keys, does }) => (
        <div key={does} className={css['line']}>
          <dt>{does}</dt>
          <dd>
            <Keys names={keys} isRead />
          </dd>
        </div>
      ))}
    </dl>
  );
}
