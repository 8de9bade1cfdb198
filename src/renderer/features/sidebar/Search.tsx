// The search field: what is typed narrows the list at once.
import { Search as SearchPicture, X } from 'lucide-react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useKeyHint } from '../../commands/useKeyBindings.ts';
import { focusGrid, searchFieldId } from '../../state/focus.ts';
import { setSearch, useView } from '../../state/list/view.ts';
import { messages } from '../../words/messages.ts';
import css from './Search.module.css';

export function Search() {
  const typed = useView((state) => state.search);
  const { printed } = useKeyHint('search');

  return (
    <SearchField
      className={css['field'] ?? ''}
      aria-label={messages.sidebar.search}
      value={typed}
      onChange={setSearch}
      onSubmit={focusGrid}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' || (event.key === 'Escape' && typed === '')) focusGrid();
        else event.continuePropagation();
      }}
    >
      <SearchPicture size={14} aria-hidden className={css['picture']} />
      <Input
        id={searchFieldId}
        className={css['input'] ?? ''}
        placeholder={messages.sidebar.search}
        title={messages.sidebar.searchPlaceholder}
        spellCheck={false}
      />
      {typed === '' ? (
        printed.length === 0 ? null : (
          <kbd className={css['key']} aria-hidden>
            {printed.join(' ')}
          </kbd>
        )
      ) : (
        <Button className={css['clear'] ?? ''}>
          <X size={13} aria-hidden />
        </Button>
      )}
    </SearchField>
  );
}
