// A list to choose from, one or several, narrowed by typing where it is long.
import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Autocomplete, Header, ListBox, ListBoxItem, ListBoxSection, useFilter } from 'react-aria-components';
import { longList, NarrowField } from '../../primitives/fields/NarrowField.tsx';
import { looks, OptionInsides } from '../../primitives/Options.tsx';
import { messages } from '../../words/messages.ts';
import css from './PickList.module.css';

const words = messages.filters;
/** More than this nobody looks through. */
const most = 200;

export interface Pick {
  readonly value: string;
  readonly name: string;
  readonly note: string;
  readonly picture?: ReactNode;
  /** What is shown of the name, and how far it is indented, where names are those of a tree. */
  readonly leaf?: { readonly text: string; readonly level: number };
  /** Under this heading, where there are any. */
  readonly group?: string;
}

interface PickListProps {
  readonly label: string;
  /** Undefined until it is known. */
  readonly picks: readonly Pick[] | undefined;
  readonly chosen: readonly string[];
  readonly several: boolean;
  /** Headings, in the order in which they stand. */
  readonly groups?: readonly string[];
  /** The values that are meant by what was typed, best first; absent: those whose names hold it. */
  readonly find?: ((typed: string) => readonly string[]) | undefined;
  readonly onChoose: (values: string[]) => void;
  readonly onDone: () => void;
}

export function PickList({
  label,
  picks,
  chosen,
  several,
  groups = [],
  find,
  onChoose,
  onDone,
}: PickListProps) {
  const [typed, setTyped] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  if (picks === undefined) return <div className={css['waiting']} />;
  if (picks.length === 0) return <p className={css['nothing']}>{words.nothing}</p>;
  const isLong = picks.length >= longList;
  const wanted = typed.trim();
  // 'F#' is typed, 'F♯' is printed.
  const found =
    find === undefined || wanted === ''
      ? picks.filter(({ name }) => contains(name, wanted) || contains(name, wanted.replaceAll('#', '♯')))
      : find(wanted).flatMap((value) => picks.filter((pick) => pick.value === value));
  const list = (
    <ListBox
      aria-label={label}
      className={css['list'] ?? ''}
      selectionMode={several ? 'multiple' : 'single'}
      selectedKeys={chosen}
      // Escape closes, and changes nothing.
      escapeKeyBehavior="none"
      onSelectionChange={(keys) =>
        onChoose(keys === 'all' ? picks.map(({ value }) => value) : [...keys].map(String))
      }
      renderEmptyState={() => <p className={css['nothing']}>{words.nothingFound}</p>}
      {...(isLong ? {} : { autoFocus: 'first' as const })}
    >
      {grouped(found.slice(0, most), groups).map(({ group, picks: inGroup }) => {
        const items = inGroup.map((pick) => <PickOption key={pick.value} pick={pick} several={several} />);
        if (group === undefined) return items;
        return (
          <ListBoxSection key={group}>
            <Header className={css['group'] ?? ''}>{group}</Header>
            {items}
          </ListBoxSection>
        );
      })}
    </ListBox>
  );
  if (!isLong) return list;
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <NarrowField label={label} onClose={onDone} />
      {list}
    </Autocomplete>
  );
}

function PickOption({ pick, several }: { readonly pick: Pick; readonly several: boolean }) {
  const { value, name, note, picture = null, leaf } = pick;
  return (
    <ListBoxItem id={value} textValue={name} className={looks.option}>
      {({ isSelected }) => (
        <OptionInsides
          picture={
            <>
              <span className={several ? css['box'] : css['mark']} data-checked={isSelected || undefined}>
                {isSelected ? <Check size={12} strokeWidth={3} aria-hidden /> : null}
              </span>
              {picture}
            </>
          }
          name={name}
          leaf={leaf}
          note={note}
        />
      )}
    </ListBoxItem>
  );
}

interface Group {
  readonly group: string | undefined;
  readonly picks: readonly Pick[];
}

function grouped(picks: readonly Pick[], headings: readonly string[]): Group[] {
  const groups = new Map<string | undefined, Pick[]>(headings.map((heading) => [heading, []]));
  for (const pick of picks) groups.set(pick.group, [...(groups.get(pick.group) ?? []), pick]);
  return [...groups].flatMap(([group, inGroup]) => (inGroup.length === 0 ? [] : [{ group, picks: inGroup }]));
}
