// Above the grid: how many albums there are, their order, and how large they are shown.
import { ArrowDownAZ, ArrowUpAZ } from 'lucide-react';
import { albumOrders } from '../../../core/domain/album.ts';
import { IconButton } from '../../primitives/Button.tsx';
import { Segments } from '../../primitives/fields/Segments.tsx';
import { Select } from '../../primitives/fields/Select.tsx';
import { gridSizes, sizeAlbums, sortAlbums, useAlbumGrid } from '../../state/albums.ts';
import { messages } from '../../words/messages.ts';
import css from './AlbumGrid.module.css';

const words = messages.albums;
const options = albumOrders.map((value) => ({ value, name: words.orders[value] }));

export function GridBar({ count }: { readonly count: number | null }) {
  const { sort, size } = useAlbumGrid();
  const isUp = sort.direction === 'ascending';
  return (
    <div className={css['bar']}>
      <p className={css['count']} role="status">
        {count === null ? '' : words.count(count)}
      </p>
      <div className={css['sort']}>
        <Select
          label={words.sortBy}
          hideLabel
          options={options}
          value={sort.by}
          onChange={(value) => {
            const by = albumOrders.find((order) => order === value);
            // The newest first, as long as nobody wants it otherwise.
            if (by !== undefined) sortAlbums({ by, direction: by === 'added' ? 'descending' : 'ascending' });
          }}
        />
      </div>
      <IconButton
        icon={isUp ? ArrowDownAZ : ArrowUpAZ}
        label={isUp ? words.ascending : words.descending}
        onPress={() => sortAlbums({ ...sort, direction: isUp ? 'descending' : 'ascending' })}
      />
      <Segments
        label={words.size}
        choices={gridSizes}
        names={words.sizes}
        chosen={size}
        onChoose={sizeAlbums}
      />
    </div>
  );
}
