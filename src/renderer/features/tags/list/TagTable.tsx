// Written tags, most frequent first; letters act on the one that the keyboard stands on.
import { messages } from '../../../words/messages.ts';
import { RowGrid } from '../RowGrid.tsx';
import type { TagRow } from '../tagList.ts';
import { showAlike, useTagsView } from '../tagsView.ts';
import { useTagActions } from '../useTagActions.ts';
import css from './TagTable.module.css';
import { TagTableRow } from './TagTableRow.tsx';

const words = messages.tags;
const columns = (['written', 'became', 'declared', 'stage', 'count'] as const).map((name) => ({
  name,
  title: words.headers[name],
  className: name === 'stage' ? css['stageHead'] : css[name],
}));

interface TagTableProps {
  readonly rows: readonly TagRow[];
}

export function TagTable({ rows }: TagTableProps) {
  const active = useTagsView((state) => state.active);
  const { accept, pick, ignore, forget, show, isOwn } = useTagActions();
  return (
    <RowGrid
      label={words.tableLabel}
      className={css['columns']}
      columns={columns}
      rows={rows}
      keyOf={({ written }) => written}
      active={active}
      onActive={(written) => useTagsView.setState({ active: written })}
      letters={{ a: accept, c: pick, enter: pick, i: ignore, f: forget, l: showAlike, t: show }}
      renderRow={(row, key, place) => <TagTableRow key={key} row={row} own={isOwn(row)} {...place} />}
    />
  );
}
