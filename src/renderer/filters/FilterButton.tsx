// The one small button that filters begin with.
import { ListFilter } from 'lucide-react';
import { messages } from '../messages.ts';
import { IconButton } from '../primitives/Button.tsx';
import { AddFilter } from './AddFilter.tsx';
import { filterButtonId, setMenuOpen, useFiltering } from './filtering.ts';

export function FilterButton() {
  const menu = useFiltering((state) => state.menu);
  return (
    <AddFilter
      isOpen={menu}
      onOpenChange={setMenuOpen}
      trigger={<IconButton id={filterButtonId} icon={ListFilter} label={messages.filters.filter} />}
    />
  );
}
