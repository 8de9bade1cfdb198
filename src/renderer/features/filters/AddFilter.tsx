// The menu of what can be filtered by.
import {
  AudioLines,
  Boxes,
  CalendarRange,
  Clock,
  Disc3,
  FileAudio,
  Folder,
  Gauge,
  History,
  KeyRound,
  type LucideIcon,
  Metronome,
  Smile,
  Tag,
  Tags,
  TagX,
  Text,
  UserRoundCheck,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem } from '../../primitives/Menu.tsx';
import { freeFields } from '../../state/chips.ts';
import type { Field } from '../../state/conditions.ts';
import { edit } from '../../state/filtering.ts';
import { useView } from '../../state/list/view.ts';
import { messages } from '../../words/messages.ts';

const pictures: Partial<Record<Field, LucideIcon>> = {
  genreIds: Disc3,
  sources: UserRoundCheck,
  confidence: Gauge,
  tempoBpm: Metronome,
  musicalKeys: KeyRound,
  year: CalendarRange,
  durationSeconds: Clock,
  formats: FileAudio,
  clusterIds: Boxes,
  folder: Folder,
  tags: Tag,
  withoutTags: TagX,
  tagGenres: Tags,
  mood: Smile,
  era: History,
  description: Text,
};

interface AddFilterProps {
  readonly trigger: ReactNode;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

export function AddFilter({ trigger, ...open }: AddFilterProps) {
  const view = useView((state) => state.view);
  const filter = useView((state) => state.filter);
  return (
    <Menu label={messages.filters.addLabel} trigger={trigger} {...open}>
      {freeFields(view, filter).map((field) => (
        <MenuItem
          key={field}
          icon={pictures[field] ?? AudioLines}
          name={messages.fields.filters[field]}
          onAction={() => edit(field)}
        />
      ))}
    </Menu>
  );
}
