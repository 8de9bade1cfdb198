// Why there is no album: nothing has one in its tags, or nothing is left by search and filters.
import { DiscAlbum, FunnelX } from 'lucide-react';
import { Button } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { clearFilters } from '../../state/filtering.ts';
import { setSearch, showView, useView } from '../../state/list/view.ts';
import { messages } from '../../words/messages.ts';

const words = messages.albums;

export function NoAlbums() {
  const search = useView((state) => state.search.trim());
  const isFiltered = useView(({ filter }) => Object.keys(filter).length > 0);
  if (search === '' && !isFiltered)
    return (
      <EmptyState icon={DiscAlbum} title={words.none} detail={words.noneDetail}>
        <Button onPress={() => showView({ kind: 'all' })}>{words.showTracks}</Button>
      </EmptyState>
    );
  return (
    <EmptyState icon={FunnelX} title={words.none} detail={words.noMatchDetail}>
      {isFiltered ? <Button onPress={clearFilters}>{messages.filters.clearFilters}</Button> : null}
      {search === '' ? null : <Button onPress={() => setSearch('')}>{messages.table.clearSearch}</Button>}
    </EmptyState>
  );
}
