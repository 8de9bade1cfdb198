// Chooses a genre of the whole vocabulary, or makes a new one: type, choose, Enter.
import { useQuery } from '@tanstack/react-query';
import { Plus, Search } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { displayGenre, genreKey } from '../../core/genres/name.ts';
import { api } from '../api.ts';
import { GenreDot } from '../genres/GenreChip.tsx';
import css from '../genres/GenrePicker.module.css';
import { messages } from '../messages.ts';
import { findGenres } from './tree.ts';

const words = messages.tags;
const shown = 60;
const createKey = 'create';
const topKey = 'top';
const genrePrefix = 'genre:';

interface GenreWordPickerProps {
  readonly title: string;
  /** This one cannot be chosen. */
  readonly except?: string;
  readonly onPick: (genre: string) => void;
  /** What is typed may become a genre. */
  readonly onCreate?: (name: string) => void;
  /** It may stand at the top, under nothing. */
  readonly onTop?: () => void;
  readonly onClose: () => void;
}

export function GenreWordPicker({ title, except, onPick, onCreate, onTop, onClose }: GenreWordPickerProps) {
  const [typed, setTyped] = useState('');
  const { data: vocabulary } = useQuery(api.genres.vocabulary.queryOptions());
  const { data: own } = useQuery(api.genres.list.queryOptions());
  const name = typed.trim();
  const found = (
    name === ''
      ? (own ?? []).filter(({ tracks }) => tracks > 0).map((genre) => genre.name)
      : findGenres(vocabulary ?? [], name, shown)
  ).filter((genre) => genre !== except);
  const isNew = name !== '' && !found.some((genre) => genreKey(genre) === genreKey(name));

  function choose(key: string): void {
    onClose();
    if (key === createKey) onCreate?.(name);
    else if (key === topKey) onTop?.();
    else onPick(key.slice(genrePrefix.length));
  }

  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={css['veil'] ?? ''}>
      <Modal className={css['modal'] ?? ''}>
        <Dialog aria-label={title} className={css['dialog'] ?? ''}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <p className={css['title']}>{title}</p>
            <SearchField aria-label={words.pickLabel} autoFocus className={css['field'] ?? ''}>
              <Search size={15} aria-hidden className={css['picture']} />
              <Input className={css['input'] ?? ''} placeholder={words.pickPlaceholder} spellCheck={false} />
            </SearchField>
            <ListBox
              aria-label={words.pickLabel}
              className={css['list'] ?? ''}
              onAction={(key) => choose(`${key}`)}
              renderEmptyState={() => (
                <p className={css['nothing']}>{name === '' ? words.pickNothing : words.pickNone}</p>
              )}
            >
              {onTop !== undefined && name === '' ? (
                <ListBoxItem id={topKey} textValue={words.putAtTop} className={css['item'] ?? ''}>
                  <span className={css['name']}>{words.putAtTop}</span>
                </ListBoxItem>
              ) : null}
              {found.map((genre) => (
                <ListBoxItem
                  key={genre}
                  id={genrePrefix + genre}
                  textValue={displayGenre(genre)}
                  className={css['item'] ?? ''}
                >
                  <GenreDot genre={genre} />
                  <span className={css['name']}>{displayGenre(genre)}</span>
                  <span className={css['note']}>
                    {(vocabulary?.find((word) => word.name === genre)?.parents ?? [])
                      .map(displayGenre)
                      .join(', ')}
                  </span>
                </ListBoxItem>
              ))}
              {onCreate !== undefined && isNew ? (
                <ListBoxItem id={createKey} textValue={words.createAs(name)} className={css['item'] ?? ''}>
                  <Plus size={13} aria-hidden />
                  <span className={css['name']}>{words.createAs(name)}</span>
                </ListBoxItem>
              ) : null}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
