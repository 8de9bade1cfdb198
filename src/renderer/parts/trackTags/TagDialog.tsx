// Says which tags tracks have: type, choose several, done; what is changed is said in one go.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { trackTagNameSchema } from '../../../core/domain/trackTag.ts';
import { CheckItem, PickManyDialog } from '../../primitives/PickManyDialog.tsx';
import { api } from '../../wire/api.ts';
import { withinSentence } from '../../words/format.ts';
import { trackTagWords } from '../../words/trackTags.ts';
import { type Has, hasOf, pressed, toSay, type Wanted, wouldHave } from './choice.ts';

const words = trackTagWords.picker;
const shownAtOnce = 60;
const none: Wanted = new Map();

interface TagDialogProps {
  readonly trackIds: readonly number[];
  readonly onSay: (added: readonly string[], taken: readonly string[]) => void;
  readonly onClose: () => void;
}

interface Line {
  readonly name: string;
  readonly has: Has;
  readonly note: string;
}

export function TagDialog({ trackIds, onSay, onClose }: TagDialogProps) {
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState(none);
  const search = typed.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  const { data: here = [] } = useQuery(api.trackTags.of.queryOptions({ input: { ids: [...trackIds] } }));
  const { data: found = [] } = useQuery(
    api.trackTags.list.queryOptions({
      input: { limit: shownAtOnce, ...(search === '' ? {} : { search }) },
      placeholderData: keepPreviousData,
    }),
  );
  const selected = trackIds.length;
  const tracksOf = new Map(here.map(({ name, tracks }) => [name, tracks]));
  const facetOf = new Map([...here, ...found].map(({ name, facet }) => [name, facet]));

  // What was chosen, what the selection has, then what the library has.
  const names = [
    ...new Set([
      ...wanted.keys(),
      ...here.filter(({ tracks }) => tracks > 0).map(({ name }) => name),
      ...found.map(({ name }) => name),
    ]),
  ].filter((name) => search === '' || startsWord(name, search));
  const lines = names.slice(0, shownAtOnce).map((name): Line => {
    const tracks = tracksOf.get(name) ?? 0;
    const has = hasOf(tracks, selected);
    const facet = facetOf.get(name);
    const kind = facet === undefined ? '' : withinSentence(trackTagWords.facets[facet]);
    return {
      name,
      has: wouldHave(has, wanted.get(name)),
      note: noteOf(wanted.get(name), has, tracks) ?? kind,
    };
  });
  const isNew = trackTagNameSchema.safeParse(search).success && !lines.some(({ name }) => name === search);
  const { added, taken } = toSay(wanted);

  function noteOf(want: boolean | undefined, has: Has, tracks: number): string | null {
    if (want !== undefined) return want ? words.willGet : words.willLose;
    if (has === 'none') return null;
    if (has === 'some') return words.some(tracks, selected);
    return selected === 1 ? words.all : words.allOf(selected);
  }

  function press(name: string): void {
    setWanted(pressed(wanted, name, hasOf(tracksOf.get(name) ?? 0, selected)));
  }

  function finish(): void {
    onClose();
    if (wanted.size > 0) onSay(added, taken);
  }

  return (
    <PickManyDialog
      title={words.title(selected)}
      label={words.label}
      placeholder={words.placeholder}
      typed={typed}
      onTyped={setTyped}
      onPress={press}
      done={selected === 1 ? words.done : words.doneMany(selected)}
      hint={words.hint}
      isDoneDisabled={wanted.size === 0}
      onDone={finish}
      onClose={onClose}
      nothing={words.nothing}
    >
      {lines.map(({ name, has, note }) => (
        <CheckItem key={name} id={name} name={name} checked={has} note={note} />
      ))}
      {isNew ? <CheckItem key={search} id={search} name={words.create(search)} checked="none" /> : null}
    </PickManyDialog>
  );
}

/** Whether a word of the name begins so. */
function startsWord(name: string, search: string): boolean {
  return ` ${name}`.includes(` ${search}`);
}
