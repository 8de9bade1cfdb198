// Under which headings the listed tracks stand.
import { Rows3 } from 'lucide-react';
import { groupFields } from '../../core/domain/trackFields.ts';
import { IconButton } from '../primitives/Button.tsx';
import { Menu, MenuChoice } from '../primitives/Menu.tsx';
import { setGroup, useView } from '../state/list/view.ts';
import { messages } from '../words/messages.ts';

const words = messages.groups;
const choices = ['none', ...groupFields] as const;
const names = { none: words.none, ...words.by };

export function GroupMenu() {
  const group = useView((state) => state.group);
  return (
    <Menu
      label={words.label}
      trigger={<IconButton icon={Rows3} label={messages.common.told(words.label, names[group ?? 'none'])} />}
    >
      <MenuChoice
        title={words.label}
        choices={choices}
        names={names}
        chosen={group ?? 'none'}
        onChoose={(choice) => setGroup(choice === 'none' ? null : choice)}
      />
    </Menu>
  );
}
