// What the colours say; each line highlights its tracks, and what is not highlighted steps back.
import { ToggleButton } from 'react-aria-components';
import { Button } from '../../../primitives/Button.tsx';
import { formatCount } from '../../../words/format.ts';
import { mapWords as words } from '../../../words/map.ts';
import type { Category } from '../colours/colouring.ts';
import { highlight, highlightAll, useMapView } from '../mapView.ts';
import css from './Legend.module.css';

export function Legend({ categories }: { readonly categories: readonly Category[] }) {
  const by = useMapView((state) => state.by);
  const highlighted = useMapView((state) => state.highlighted);
  // Those without a value stand at the end.
  const lines = categories
    .map((category, place) => ({ ...category, place }))
    .filter(({ tracks }) => tracks > 0);
  const ordered = [...lines.filter(({ place }) => place > 0), ...lines.filter(({ place }) => place === 0)];
  if (ordered.length === 0) return null;
  return (
    <section className={css['legend']} aria-label={words.legend(words.colours[by])}>
      {/* A long one scrolls. */}
      <ul className={css['lines']}>
        {ordered.map(({ place, name, colour: [red, green, blue], tracks }) => (
          <li key={place}>
            <ToggleButton
              className={css['line'] ?? ''}
              isSelected={highlighted.has(place)}
              onChange={() => highlight(place)}
              data-stepped-back={(highlighted.size > 0 && !highlighted.has(place)) || undefined}
            >
              <span
                className={css['dot']}
                style={{ background: `rgb(${red} ${green} ${blue})` }}
                aria-hidden
              />
              <span className={css['name']}>{name}</span>
              <span className={css['count']}>{formatCount(tracks)}</span>
            </ToggleButton>
          </li>
        ))}
      </ul>
      {highlighted.size === 0 ? null : (
        <Button look="quiet" onPress={highlightAll}>
          {words.highlightAll}
        </Button>
      )}
    </section>
  );
}
