// The list of written tags with what narrows it above and the actions for the chosen one below.
import { SearchX, Tags } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Button } from '../../../primitives/Button.tsx';
import { EmptyState } from '../../../primitives/EmptyState.tsx';
import { SearchBox } from '../../../primitives/fields/SearchBox.tsx';
import { formatCount } from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { countTags, listTags, type TagRow, tagFilters } from '../tagList.ts';
import { useTagsView } from '../tagsView.ts';
import { TagActions } from './TagActions.tsx';
import css from './TagList.module.css';
import { TagTable } from './TagTable.tsx';

const words = messages.tags;

export function TagList({ rows }: { readonly rows: readonly TagRow[] }) {
  const { filter, search: typed, active } = useTagsView();
  const search = useDeferredValue(typed);
  const counts = useMemo(() => countTags(rows), [rows]);
  const listed = useMemo(() => listTags(rows, filter, search), [rows, filter, search]);

  if (rows.length === 0) return <EmptyState icon={Tags} title={words.empty} detail={words.emptyDetail} />;
  return (
    <>
      <div className={css['narrow']}>
        <SearchBox
          label={words.search}
          value={typed}
          onChange={(search) => useTagsView.setState({ search })}
        />
        <ToggleButtonGroup
          aria-label={words.filterLabel}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[filter]}
          onSelectionChange={([key]) => {
            const chosen = tagFilters.find((name) => name === key);
            if (chosen !== undefined) useTagsView.setState({ filter: chosen });
          }}
          className={css['filters'] ?? ''}
        >
          {tagFilters.map((name) => (
            <ToggleButton key={name} id={name} className={css['filter'] ?? ''}>
              {words.filters[name]}
              <span className={css['count']}>{formatCount(counts[name])}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <div className={css['table']}>
        {listed.length === 0 ? <NothingListed /> : <TagTable rows={listed} />}
      </div>
      <TagActions row={listed.find(({ written }) => written === active) ?? null} />
    </>
  );
}

function NothingListed() {
  const { filter, search } = useTagsView();
  if (search.trim() !== '')
    return (
      <EmptyState icon={SearchX} title={words.nothingFound} detail={words.nothingFoundDetail}>
        <Button onPress={() => useTagsView.setState({ search: '' })}>{words.clearSearch}</Button>
      </EmptyState>
    );
  return filter === 'unmapped' ? (
    <EmptyState icon={Tags} title={words.allMapped} detail={words.allMappedDetail} />
  ) : (
    <EmptyState icon={Tags} title={words.noneHere} detail={words.noneHereDetail} />
  );
}
