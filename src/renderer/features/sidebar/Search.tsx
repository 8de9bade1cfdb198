// The search field: what is typed narrows the list at once.
import { useKeyHint } from '../../commands/useKeyBindings.ts';
import { QueryField } from '../../parts/query/QueryField.tsx';
import { Keys } from '../../primitives/Key.tsx';
import { focusGrid, searchFieldId } from '../../state/focus.ts';
import { setSearch, useView } from '../../state/list/view.ts';
import { messages } from '../../words/messages.ts';

export function Search() {
  const typed = useView((state) => state.search);
  const { printed } = useKeyHint('search');
  return (
    <QueryField
      size="large"
      id={searchFieldId}
      label={messages.sidebar.search}
      value={typed}
      onChange={setSearch}
      onSubmit={focusGrid}
      onLeave={focusGrid}
      hint={<Keys names={printed} />}
    />
  );
}
