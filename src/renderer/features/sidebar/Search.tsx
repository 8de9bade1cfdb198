// The search field: what is typed narrows the list at once.
import { useKeyHint } from '../../commands/useKeyBindings.ts';
import { SearchBox } from '../../primitives/fields/SearchBox.tsx';
import { Keys } from '../../primitives/Key.tsx';
import { focusGrid, searchFieldId } from '../../state/focus.ts';
import { setSearch, useView } from '../../state/list/view.ts';
import { messages } from '../../words/messages.ts';

const words = messages.sidebar;

export function Search() {
  const typed = useView((state) => state.search);
  const { printed } = useKeyHint('search');
  return (
    <SearchBox
      size="large"
      id={searchFieldId}
      label={words.search}
      title={words.searchPlaceholder}
      value={typed}
      onChange={setSearch}
      onSubmit={focusGrid}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' || (event.key === 'Escape' && typed === '')) focusGrid();
        else event.continuePropagation();
      }}
      hint={<Keys names={printed} />}
    />
  );
}
