// Which columns there are: a menu at the head's end, and the same with more about one column at its name.
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Columns3,
  EyeOff,
  MoveHorizontal,
  RotateCcw,
} from 'lucide-react';
import { IconButton } from '../../../primitives/Button.tsx';
import { Menu, MenuAt, MenuChecks, MenuItem, MenuLine, type Point } from '../../../primitives/Menu.tsx';
import { defaultColumns, withoutWidth, withShown, withStep } from '../../../state/list/columnState.ts';
import { changeColumns, useColumns } from '../../../state/list/columnStore.ts';
import { type ColumnId, columnIds, isSortKey } from '../../../state/list/columns.ts';
import { setSort } from '../../../state/list/view.ts';
import { messages } from '../../../words/messages.ts';

const words = messages.columns;

export function ColumnsMenu() {
  return (
    <Menu label={words.menu} trigger={<IconButton icon={Columns3} label={words.menu} />}>
      <Choosing />
    </Menu>
  );
}

interface ColumnMenuProps {
  readonly id: ColumnId;
  readonly at: Point;
  readonly sortable: boolean;
  readonly onClose: () => void;
}

export function ColumnMenu({ id, at, sortable, onClose }: ColumnMenuProps) {
  const { shown } = useColumns();
  const place = shown.indexOf(id);
  return (
    <MenuAt label={words.names[id]} at={at} onClose={onClose}>
      {sortable && isSortKey(id) ? (
        <>
          <MenuItem
            icon={ArrowUp}
            name={words.sortUp}
            onAction={() => setSort([{ key: id, direction: 'ascending' }])}
          />
          <MenuItem
            icon={ArrowDown}
            name={words.sortDown}
            onAction={() => setSort([{ key: id, direction: 'descending' }])}
          />
          <MenuLine />
        </>
      ) : null}
      <MenuItem
        icon={ArrowLeft}
        name={words.moveLeft}
        isDisabled={place === 0}
        onAction={() => changeColumns((state) => withStep(state, id, -1))}
      />
      <MenuItem
        icon={ArrowRight}
        name={words.moveRight}
        isDisabled={place === shown.length - 1}
        onAction={() => changeColumns((state) => withStep(state, id, 1))}
      />
      <MenuItem
        icon={MoveHorizontal}
        name={words.ownWidth}
        onAction={() => changeColumns((state) => withoutWidth(state, id))}
      />
      <MenuItem
        icon={EyeOff}
        name={words.hide}
        isDisabled={shown.length === 1}
        onAction={() => changeColumns((state) => withShown(state, id, false))}
      />
      <MenuLine />
      <Choosing />
    </MenuAt>
  );
}

function Choosing() {
  const { shown } = useColumns();
  return (
    <>
      <MenuChecks
        title={words.shown}
        choices={columnIds}
        names={words.names}
        checked={shown}
        onCheck={(id, isShown) => changeColumns((state) => withShown(state, id, isShown))}
      />
      <MenuLine />
      <MenuItem icon={RotateCcw} name={words.reset} onAction={() => changeColumns(() => defaultColumns)} />
    </>
  );
}
