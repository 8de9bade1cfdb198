// What the list is narrowed by, as chips above it; not there while nothing is filtered.
import { Plus } from 'lucide-react';
import { Button } from '../../primitives/Button.tsx';
import { chipsOf, freeFields } from '../../state/chips.ts';
import { emptyCondition } from '../../state/conditions.ts';
import { clearFilters, removeFilter, useFiltering } from '../../state/filtering.ts';
import { useView } from '../../state/list/view.ts';
import { openPlaylistTask } from '../../state/playlistTask.ts';
import { messages } from '../../words/messages.ts';
import { AddFilter } from './AddFilter.tsx';
import css from './FilterBar.module.css';
import { FilterChip } from './FilterChip.tsx';

const words = messages.filters;

export function FilterBar() {
  const view = useView((state) => state.view);
  const filter = useView((state) => state.filter);
  const editing = useFiltering((state) => state.editing);
  const set = chipsOf(filter);
  const isNew = editing !== null && set.every(({ field }) => field !== editing);
  const chips = isNew ? [...set, emptyCondition(editing)] : set;
  if (chips.length === 0) return null;
  const shown = chips.map(({ field }) => field);
  return (
    <section className={css['bar']} aria-label={words.label}>
      <ul className={css['chips']}>
        {chips.map((condition) => (
          <FilterChip
            key={condition.field}
            condition={condition}
            isOpen={condition.field === editing}
            onRemove={() => removeFilter(condition.field, shown)}
          />
        ))}
        <li>
          {freeFields(view, filter).length === 0 ? null : (
            <AddFilter
              trigger={
                <Button look="quiet" icon={Plus}>
                  {words.add}
                </Button>
              }
            />
          )}
        </li>
      </ul>
      <Button
        look="quiet"
        isDisabled={set.length === 0}
        onPress={() => openPlaylistTask({ kind: 'rule', playlist: null })}
      >
        {words.save}
      </Button>
      <Button look="quiet" onPress={clearFilters}>
        {words.clear}
      </Button>
    </section>
  );
}
