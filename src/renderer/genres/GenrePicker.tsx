// Says the genre of the selected tracks: type, choose, Enter. A genre that does not exist yet is made after asking.
import { skipToken, useQuery } from '@tanstack/react-query';
import { Plus, RotateCcw, Search } from 'lucide-react';
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
import type { Probabilities, TrackDetail } from '../../core/model/track.ts';
import { api } from '../api.ts';
import { formatShare } from '../format.ts';
import { messages } from '../messages.ts';
import { closeDialog } from '../stores/dialogs.ts';
import { selectedIds } from '../stores/view.ts';
import { ConfirmGenre } from './ConfirmGenre.tsx';
import { genreChoices } from './choices.ts';
import { GenreDot } from './GenreChip.tsx';
import css from './GenrePicker.module.css';
import { useCorrections } from './useCorrections.ts';

const words = messages.picker;
const createKey = 'create';
const clearKey = 'clear';
const genreKeyPrefix = 'genre:';
const noProbabilities: Probabilities = {};

export function GenrePicker() {
  // The selection as it was when the picker opened: what is said is said of these.
  const [trackIds] = useState(selectedIds);
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState<string | null>(null);
  const { correct } = useCorrections();
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const track = useTrackIfOnlyOne(trackIds);
  const likely = track?.probabilities ?? noProbabilities;
  const choices = genreChoices(genres?.map(({ name }) => name) ?? [], typed, likely);

  function say(genre: string | null): void {
    correct(trackIds, genre);
    closeDialog();
  }

  function choose(key: string): void {
    if (key === createKey) setAsking(choices.create);
    else say(key === clearKey ? null : key.slice(genreKeyPrefix.length));
  }

  return (
    <ModalOverlay isOpen isDismissable onOpenChange={closeDialog} className={css['veil'] ?? ''}>
      <Modal className={css['modal'] ?? ''}>
        <Dialog aria-label={words.title(trackIds.length)} className={css['dialog'] ?? ''}>
          {asking !== null ? (
            <ConfirmGenre
              name={asking}
              tracks={trackIds.length}
              onConfirm={() => say(asking)}
              onBack={() => setAsking(null)}
            />
          ) : (
            <Autocomplete inputValue={typed} onInputChange={setTyped}>
              <p className={css['title']}>{words.title(trackIds.length)}</p>
              <SearchField aria-label={words.label} autoFocus className={css['field'] ?? ''}>
                <Search size={15} aria-hidden className={css['picture']} />
                <Input className={css['input'] ?? ''} placeholder={words.placeholder} spellCheck={false} />
              </SearchField>
              <ListBox
                aria-label={words.genres}
                className={css['list'] ?? ''}
                onAction={(key) => choose(`${key}`)}
                renderEmptyState={() => <p className={css['nothing']}>{words.nothing}</p>}
              >
                {choices.genres.map((name) => (
                  <ListBoxItem
                    key={name}
                    id={genreKeyPrefix + name}
                    textValue={displayGenre(name)}
                    className={css['item'] ?? ''}
                  >
                    <GenreDot genre={name} />
                    <span className={css['name']}>{displayGenre(name)}</span>
                    <span className={css['note']}>{noteOf(name, likely, track?.genre ?? null)}</span>
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
                {typed !== '' || track?.genreSource !== 'label' ? null : (
                  <ListBoxItem id={clearKey} textValue={words.clear} className={css['item'] ?? ''}>
                    <RotateCcw size={13} aria-hidden />
                    <span className={css['name']}>{words.clear}</span>
                  </ListBoxItem>
                )}
              </ListBox>
            </Autocomplete>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function useTrackIfOnlyOne(trackIds: readonly number[]): TrackDetail | undefined {
  const [id] = trackIds;
  const onlyOne = id !== undefined && trackIds.length === 1;
  const { data } = useQuery(api.tracks.get.queryOptions({ input: onlyOne ? { id } : skipToken }));
  return onlyOne ? data : undefined;
}

function noteOf(name: string, likely: Probabilities, current: string | null): string {
  const share = likely[name];
  const notes = [name === current ? words.current : null, share === undefined ? null : formatShare(share)];
  return notes.filter((note) => note !== null).join(', ');
}
