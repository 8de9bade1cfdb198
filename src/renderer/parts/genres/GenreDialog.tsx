// Names a genre: type, choose, Enter. One that nobody knows is made after asking; one of the vocabulary becomes the user's by being chosen.
import { Plus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Probabilities } from '../../../core/domain/track.ts';
import type { FoundGenre } from '../../../core/genres/finding.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { PickDialog, PickItem } from '../../primitives/PickDialog.tsx';
import { useGenreFinder } from '../../state/useGenreFinder.ts';
import { formatShare } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { ConfirmGenre } from './ConfirmGenre.tsx';
import { GenreDot } from './GenreChip.tsx';

const words = messages.picker;
const createKey = 'create';
const clearKey = 'clear';
const genrePrefix = 'genre:';
/** More than these nobody looks through. */
const shownAtOnce = 60;

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
  const finder = useGenreFinder();
  const found = finder.find(typed, { likely, atMost: shownAtOnce });
  const name = typed.trim().replaceAll(/\s+/g, ' ');
  const isNew = name !== '' && finder.exactly(name) === null;

  function set(genre: string): void {
    onClose();
    onPick(genre);
  }

  function pick(key: string): void {
    if (key === createKey) {
      setAsking(name);
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
      {found.map((one) => (
        <PickItem
          key={one.genre}
          id={genrePrefix + one.genre}
          name={displayGenre(one.genre)}
          picture={<GenreDot genre={one.genre} />}
          note={noteOf(one, likely, current)}
        />
      ))}
      {isNew ? (
        <PickItem
          id={createKey}
          name={words.create(name)}
          picture={<Plus size={13} aria-hidden />}
          note={words.createNote}
        />
      ) : null}
      {typed !== '' || onClear === null ? null : (
        <PickItem id={clearKey} name={words.clear} picture={<RotateCcw size={13} aria-hidden />} />
      )}
    </PickDialog>
  );
}

function noteOf(
  { genre, isOwn, spelling }: FoundGenre,
  likely: Probabilities,
  current: string | null,
): string | null {
  const share = likely[genre];
  const notes = [
    spelling,
    isOwn ? null : words.newToYou,
    genre === current ? words.current : null,
    share === undefined ? null : formatShare(share),
  ];
  return notes.filter((note) => note !== null).join(', ') || null;
}
