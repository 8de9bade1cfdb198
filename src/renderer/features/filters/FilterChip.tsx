// One filter as a chip: its field and its value; pressed it opens, and it can be removed.
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button, DialogTrigger, Popover } from 'react-aria-components';
import { displayGenre } from '../../../core/genres/name.ts';
import { withCondition } from '../../state/chips.ts';
import { type Condition, isTagField } from '../../state/conditions.ts';
import { chipId, edit, endEditing } from '../../state/filtering.ts';
import { setFilter, useView } from '../../state/list/view.ts';
import { useAllTags } from '../../state/useAllTags.ts';
import { api } from '../../wire/api.ts';
import { clusterTitle, clusterWords } from '../../words/clusters.ts';
import { formatKey } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { lastName } from '../../words/paths.ts';
import { chipText } from './chipText.ts';
import css from './FilterChip.module.css';

const words = messages.filters;
// Its lists and fields are fetched when something is first filtered, so that the window itself opens at once.
export const loadFilterEditor = () => import('./FilterEditor.tsx');
const FilterEditor = lazy(loadFilterEditor);

interface FilterChipProps {
  readonly condition: Condition;
  readonly isOpen: boolean;
  readonly onRemove: () => void;
}

export function FilterChip({ condition, isOpen, onRemove }: FilterChipProps) {
  const { field } = condition;
  const name = messages.fields.filters[field];
  const text = chipText(condition, useNameOf(condition));
  const hint = words.hints[field];
  return (
    <li className={css['chip']}>
      <DialogTrigger isOpen={isOpen} onOpenChange={(open) => (open ? edit(field) : endEditing(field))}>
        <Button
          id={chipId(field)}
          className={css['open'] ?? ''}
          onKeyDown={(event) => {
            if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
            else event.continuePropagation();
          }}
        >
          <span className={css['field']}>{name}</span> <span className={css['text']}>{text}</span>
        </Button>
        {/* It is the dialog itself: what dismisses it stands beside a Dialog inside, where axe calls it homeless. */}
        <Popover placement="bottom start" offset={6} className={css['popover'] ?? ''}>
          <header className={css['head']}>
            <h2 className={css['title']}>{name}</h2>
            {hint === undefined ? null : <p className={css['hint']}>{hint}</p>}
          </header>
          <Suspense fallback={null}>
            <FilterEditor
              condition={condition}
              name={name}
              onChange={(next) => setFilter(withCondition(useView.getState().filter, next))}
              onDone={() => endEditing(field)}
            />
          </Suspense>
        </Popover>
      </DialogTrigger>
      <Button className={css['remove'] ?? ''} aria-label={words.remove(name)} onPress={onRemove}>
        <X size={12} aria-hidden />
      </Button>
    </li>
  );
}

/** Values as people call them. */
function useNameOf({ field }: Condition): (value: string) => string {
  const { data: genres } = useQuery(
    api.genres.list.queryOptions(field === 'genreIds' ? {} : { enabled: false }),
  );
  const { data: clustering } = useQuery(
    api.clusters.get.queryOptions(field === 'clusterIds' ? {} : { enabled: false }),
  );
  const tags = useAllTags(isTagField(field));
  const said = useView((state) => state.filter.tags);
  return (value) => {
    if (isTagField(field)) {
      const name = tags?.find(({ id }) => `${id}` === value)?.name ?? '';
      const by = field === 'tags' ? said?.find(({ tagId }) => `${tagId}` === value)?.by : undefined;
      return by === undefined ? name : words.tagBy(name, by);
    }
    if (field === 'clusterIds') {
      const cluster = clustering?.clusters.find(({ id }) => `${id}` === value);
      return cluster === undefined ? clusterWords.numbered(Number(value)) : clusterTitle(cluster);
    }
    if (field === 'genreIds') {
      const genre = genres?.find(({ id }) => `${id}` === value);
      return genre === undefined ? '' : displayGenre(genre.name);
    }
    if (field === 'sources')
      return Object.entries(messages.source).find(([source]) => source === value)?.[1] ?? value;
    if (field === 'tagGenres') return displayGenre(value);
    if (field === 'musicalKeys') return formatKey(value);
    return field === 'folder' ? lastName(value) : value;
  };
}
