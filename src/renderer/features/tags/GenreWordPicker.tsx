// Chooses a genre of the whole vocabulary: type, choose, Enter.
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { displayGenre } from '../../../core/genres/name.ts';
import { GenreDot } from '../../parts/genres/GenreChip.tsx';
import { PickDialog, PickItem } from '../../primitives/PickDialog.tsx';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { findGenres } from './vocabulary/tree.ts';

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
  const { data: vocabulary } = useQuery(api.genres.vocabulary.queryOptions());
  const { data: own } = useQuery(api.genres.list.queryOptions());
  const name = typed.trim();
  const found = (
    name === ''
      ? (own ?? []).filter(({ tracks }) => tracks > 0).map((genre) => genre.name)
      : findGenres(vocabulary ?? [], name, shown)
  ).filter((genre) => genre !== except);
  const parentsOf = useMemo(
    () => new Map((vocabulary ?? []).map((word) => [word.name, word.parents])),
    [vocabulary],
  );

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
      {found.map((genre) => (
        <PickItem
          key={genre}
          id={genrePrefix + genre}
          name={displayGenre(genre)}
          picture={<GenreDot genre={genre} />}
          note={(parentsOf.get(genre) ?? []).map(displayGenre).join(', ')}
        />
      ))}
    </PickDialog>
  );
}
