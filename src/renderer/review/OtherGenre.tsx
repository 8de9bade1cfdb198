// Names any other genre: the letter that was pressed is typed already; a genre that does not exist is made after asking.
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
import { displayGenre } from '../../core/genres/name.ts';
import type { Probabilities } from '../../core/model/track.ts';
import { api } from '../api.ts';
import { formatShare } from '../format.ts';
import { ConfirmGenre } from '../genres/ConfirmGenre.tsx';
import { genreChoices } from '../genres/choices.ts';
import { GenreDot } from '../genres/GenreChip.tsx';
import css from '../genres/GenrePicker.module.css';
import { messages } from '../messages.ts';

const words = messages.picker;
const createKey = 'create';
const genrePrefix = 'genre:';

interface OtherGenreProps {
  readonly title: string;
  /** What is typed already. */
  readonly typed: string;
  readonly likely: Probabilities;
  readonly onSay: (genre: string) => void;
  readonly onClose: () => void;
}

export function OtherGenre({ title, typed: first, likely, onSay, onClose }: OtherGenreProps) {
  const [typed, setTyped] = useState(first);
  const [asking, setAsking] = useState<string | null>(null);
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const choices = genreChoices(genres?.map(({ name }) => name) ?? [], typed, likely);

  function say(genre: string): void {
    onClose();
    onSay(genre);
  }

  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={css['veil'] ?? ''}>
      <Modal className={css['modal'] ?? ''}>
        <Dialog aria-label={title} className={css['dialog'] ?? ''}>
          {asking === null ? (
            <Autocomplete inputValue={typed} onInputChange={setTyped}>
              <p className={css['title']}>{title}</p>
              <SearchField aria-label={words.label} autoFocus className={css['field'] ?? ''}>
                <Search size={15} aria-hidden className={css['picture']} />
                <Input className={css['input'] ?? ''} placeholder={words.placeholder} spellCheck={false} />
              </SearchField>
              <ListBox
                aria-label={words.genres}
                className={css['list'] ?? ''}
                onAction={(key) =>
                  key === createKey ? setAsking(choices.create) : say(`${key}`.slice(genrePrefix.length))
                }
                renderEmptyState={() => <p className={css['nothing']}>{words.nothing}</p>}
              >
                {choices.genres.map((name) => (
                  <ListBoxItem
                    key={name}
                    id={genrePrefix + name}
                    textValue={displayGenre(name)}
                    className={css['item'] ?? ''}
                  >
                    <GenreDot genre={name} />
                    <span className={css['name']}>{displayGenre(name)}</span>
                    <span className={css['note']}>
                      {likely[name] === undefined ? '' : formatShare(likely[name])}
                    </span>
                  </ListBoxItem>
                ))}
                {choices.create === null ? null : (
                  <ListBoxItem
                    id={createKey}
                    textValue={words.create(choices.create)}
                    className={css['item'] ?? ''}
                  >
                    <Plus size={13} aria-hidden />
                    <span className={css['name']}>{words.create(choices.create)}</span>
                  </ListBoxItem>
                )}
              </ListBox>
            </Autocomplete>
          ) : (
            <ConfirmGenre
              name={asking}
              tracks={1}
              onConfirm={() => say(asking)}
              onBack={() => setAsking(null)}
            />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
