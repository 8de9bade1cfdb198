// Chooses a genre of the whole vocabulary: type, choose, Enter.
import { useState } from 'react';
import { displayGenre } from '../../../core/genres/name.ts';
import { GenreDot } from '../../parts/genres/GenreChip.tsx';
import { PickDialog, PickItem } from '../../primitives/PickDialog.tsx';
import { useGenreFinder, useParentsOf } from '../../state/useGenreFinder.ts';
import { messages } from '../../words/messages.ts';

const words = messages.tags;
const shown = 60;
const topKey = 'top';
const genrePrefix = 'genre:';

interface GenreWordPickerProps {
  readonly title: string;
  /** This one cannot be chosen. */
  readonly except?: string;
  readonly onPick: (genre: string) => void;
  /** It may stand at the top, under nothing. */
  readonly onTop?: () => void;
  readonly onClose: () => void;
}

export function GenreWordPicker({ title, except, onPick, onTop, onClose }: GenreWordPickerProps) {
  const [typed, setTyped] = useState('');
  const finder = useGenreFinder();
  const parentsOf = useParentsOf();
  const name = typed.trim();
  const found = finder.find(typed, { atMost: shown }).filter(({ genre }) => genre !== except);

  function choose(key: string): void {
    onClose();
    if (key === topKey) onTop?.();
    else onPick(key.slice(genrePrefix.length));
  }

  return (
    <PickDialog
      title={title}
      label={words.pickLabel}
      placeholder={words.pickPlaceholder}
      typed={typed}
      onTyped={setTyped}
      onPick={choose}
      onClose={onClose}
      nothing={name === '' ? words.pickNothing : words.pickNone}
    >
      {onTop !== undefined && name === '' ? <PickItem id={topKey} name={words.putAtTop} /> : null}
      {found.map(({ genre, spelling }) => (
        <PickItem
          key={genre}
          id={genrePrefix + genre}
          name={displayGenre(genre)}
          picture={<GenreDot genre={genre} />}
          note={spelling ?? parentsOf(genre).map(displayGenre).join(', ')}
        />
      ))}
    </PickDialog>
  );
}
