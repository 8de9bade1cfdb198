// The one small button that filters begin with.
import { ListFilter } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../../primitives/Button.tsx';
import { filterButtonId, setMenuOpen, useFiltering } from '../../state/filtering.ts';
import { messages } from '../../words/messages.ts';
import { AddFilter } from './AddFilter.tsx';
import { loadFilterEditor } from './FilterChip.tsx';

export function FilterButton() {
  const menu = useFiltering((state) => state.menu);
  useEffect(() => {
    // Fetched while the person chooses.
    if (menu) void loadFilterEditor();
  }, [menu]);
  return (
    <AddFilter
      isOpen={menu}
      onOpenChange={setMenuOpen}
      trigger={<IconButton id={filterButtonId} icon={ListFilter} label={messages.filters.filter} />}
    />
  );
}
