// Tags by how near they lie to something, nearest first, each with what can be made of that.

import { Button } from '../../../primitives/Button.tsx';
import { formatFixed } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import css from './NearTags.module.css';

const words = messages.tags;

interface NearTagsProps {
  readonly label: string;
  readonly tags: readonly {
    readonly name: string;
    readonly note: string;
    /** Cosine distance, 0 (alike) to 2. */
    readonly distance: number;
    /** The label of the button and what it does; null where there is nothing to do. */
    readonly take: { readonly label: string; readonly run: () => void } | null;
  }[];
}

export function NearTags({ label, tags }: NearTagsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <ul className={css['list']} aria-label={label} tabIndex={0}>
      {tags.map(({ name, note, distance, take }) => (
        <li key={name} className={css['item']}>
          <p className={css['what']}>
            <span className={css['name']}>{name}</span>
            <span className={css['note']}>{note}</span>
          </p>
          <span className={css['distance']} title={words.distance}>
            {formatFixed(Math.max(0, distance), 2)}
          </span>
          {take === null ? null : (
            <Button look="quiet" aria-label={take.label} onPress={take.run}>
              {words.take}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
