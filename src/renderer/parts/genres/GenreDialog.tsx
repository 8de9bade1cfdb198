// Names a genre of the user's: type, choose, Enter. One that does not exist yet is made after asking.
import { useQuery } from '@tanstack/react-query';
import { Plus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Probabilities } from '../../../core/domain/track.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { PickDialog, PickItem } from '../../primitives/PickDialog.tsx';
import { api } from '../../wire/api.ts';
import { formatShare } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { ConfirmGenre } from './ConfirmGenre.tsx';
import { genreChoices } from './choices.ts';
import { GenreDot } from './GenreChip.tsx';

const words = messages.picker;
const createKey = 'create';
const clearKey = 'clear';
const genrePrefix = 'genre:';

interface GenreDialogProps {
  readonly title: string;
  /** How many tracks it is set for. */
  readonly tracks: number;
  /** What is typed already. */
  readonly typed?: string;
  readonly likely: Probabilities;
  /** What it is now. */
  readonly current?: string | null;
  readonly onPick: (genre: string) => void;
  /** Where there is a correction that can be taken back. */
  readonly onClear?: (() => void) | null;
  readonly onClose: () => void;
}

export function GenreDialog(props: GenreDialogProps) {
  const { title, tracks, typed: first = '', likely, current = null, onPick, onClear = null, onClose } = props;
  const [typed, setTyped] = useState(first);
  const [asking, setAsking] = useState<string | null>(null);
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const choices = genreChoices(genres?.map(({ name }) => name) ?? [], typed, likely);

  function set(genre: string): void {
    onClose();
    onPick(genre);
  }

  function pick(key: string): void {
    if (key === createKey) {
      setAsking(choices.create);
    } else if (key === clearKey) {
      onClose();
      onClear?.();
    } else set(key.slice(genrePrefix.length));
  }

  return (
    <PickDialog
      title={title}
      label={words.label}
      placeholder={words.placeholder}
      typed={typed}
      onTyped={setTyped}
      onPick={pick}
      onClose={onClose}
      nothing={words.nothing}
      instead={
        asking === null ? null : (
          <ConfirmGenre
            name={asking}
            tracks={tracks}
            onConfirm={() => set(asking)}
            onBack={() => setAsking(null)}
          />
        )
      }
    >
      {choices.genres.map((name) => (
        <PickItem
          key={name}
          id={genrePrefix + name}
          name={displayGenre(name)}
          picture={<GenreDot genre={name} />}
          note={noteOf(name, likely, current)}
        />
      ))}
      {choices.create === null ? null : (
        <PickItem
          id={createKey}
          name={words.create(choices.create)}
          picture={<Plus size={13} aria-hidden />}
        />
      )}
      {typed !== '' || onClear === null ? null : (
        <PickItem id={clearKey} name={words.clear} picture={<RotateCcw size={13} aria-hidden />} />
      )}
    </PickDialog>
  );
}

function noteOf(name: string, likely: Probabilities, current: string | null): string | null {
  const share = likely[name];
  const notes = [name === current ? words.current : null, share === undefined ? null : formatShare(share)];
  return notes.filter((note) => note !== null).join(', ') || null;
}
