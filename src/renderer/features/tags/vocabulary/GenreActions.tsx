// The foot of the tree: where the chosen genre stands, how else it is written, and what can become of it.
import { X } from 'lucide-react';
import { displayGenre } from '../../../../core/genres/name.ts';
import { canBeWord } from '../../../../core/genres/vocabulary/editOverlay.ts';
import { NameDialog } from '../../../parts/NameDialog.tsx';
import { Button, IconButton, KeyButton } from '../../../primitives/Button.tsx';
import { messages } from '../../../words/messages.ts';
import { GenreWordPicker } from '../GenreWordPicker.tsx';
import css from './GenreActions.module.css';
import type { VocabularyGenre } from './tree.ts';
import { useGenreActions } from './useGenreActions.ts';

const words = messages.tags;

/** What a word is being asked for. */
export type GenreTask = 'new' | 'below' | 'rename' | 'place' | 'merge' | 'spell';

interface GenreActionsProps {
  readonly genre: VocabularyGenre | null;
  readonly task: GenreTask | null;
  readonly onTask: (task: GenreTask | null) => void;
}

export function GenreActions({ genre, task, onTask }: GenreActionsProps) {
  return (
    <section className={css['foot']} aria-label={words.genreActions}>
      {genre === null ? (
        <>
          <p className={css['detail']}>{words.treeHint}</p>
          <div className={css['buttons']}>
            <Button onPress={() => onTask('new')}>{words.newGenre}</Button>
          </div>
        </>
      ) : (
        <Chosen genre={genre} onTask={onTask} />
      )}
      <Task genre={genre} task={task} onDone={() => onTask(null)} />
    </section>
  );
}

function Chosen({ genre, onTask }: { readonly genre: VocabularyGenre } & Pick<GenreActionsProps, 'onTask'>) {
  const { ignore, takeBack, forgetSpelling, isIgnored, isPlaced, isOwnSpelling } = useGenreActions();
  const { name, parents, aliases } = genre;
  return (
    <>
      <h2 className={css['name']}>{displayGenre(name)}</h2>
      <p className={css['detail']}>
        {parents.length === 0 ? words.top : `${words.under} ${parents.map(displayGenre).join(', ')}`}
      </p>
      {aliases.length === 0 ? null : (
        <ul className={css['spellings']} aria-label={words.alsoWritten}>
          {aliases.map((alias) => (
            <li key={alias} className={css['spelling']}>
              {alias}
              {isOwnSpelling(alias) ? (
                <IconButton
                  icon={X}
                  label={words.removeSpelling(alias)}
                  onPress={() => forgetSpelling(alias)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <div className={css['buttons']}>
        <KeyButton shortcut="N" name={words.newBelow} onPress={() => onTask('below')} />
        <KeyButton shortcut="R" name={words.rename} onPress={() => onTask('rename')} />
        <KeyButton shortcut="P" name={words.putUnder} onPress={() => onTask('place')} />
        <KeyButton shortcut="M" name={words.merge} onPress={() => onTask('merge')} />
        <KeyButton shortcut="S" name={words.spelling} onPress={() => onTask('spell')} />
        <KeyButton
          shortcut="I"
          name={isIgnored(name) ? words.unignore : words.ignoreGenre}
          onPress={() => ignore(name)}
        />
        {isPlaced(name) ? (
          <KeyButton shortcut="Delete" printed="Del" name={words.putBack} onPress={() => takeBack(name)} />
        ) : null}
      </div>
    </>
  );
}

function nameIn(typed: string): string | null {
  return canBeWord(typed) ? typed.trim() : null;
}

function Task({ genre, task, onDone }: { readonly onDone: () => void } & Omit<GenreActionsProps, 'onTask'>) {
  const { create, rename, place, merge, read } = useGenreActions();
  if (task === 'new')
    return (
      <NameDialog
        nameIn={nameIn}
        title={words.newTitle}
        label={words.nameField}
        confirm={words.create}
        onName={(name) => create(name, [])}
        onClose={onDone}
      />
    );
  if (task === null || genre === null) return null;
  const { name } = genre;
  const shown = displayGenre(name);
  switch (task) {
    case 'below':
      return (
        <NameDialog
          nameIn={nameIn}
          title={words.newBelowTitle(shown)}
          label={words.nameField}
          confirm={words.create}
          onName={(typed) => create(typed, [name])}
          onClose={onDone}
        />
      );
    case 'rename':
      return (
        <NameDialog
          nameIn={nameIn}
          title={words.renameTitle(shown)}
          label={words.nameField}
          first={shown}
          confirm={words.rename}
          onName={(typed) => rename(name, typed, genre.parents)}
          onClose={onDone}
        />
      );
    case 'spell':
      return (
        <NameDialog
          nameIn={nameIn}
          title={words.spellingTitle(shown)}
          label={words.spellingField}
          confirm={words.add}
          onName={(typed) => read(typed, name)}
          onClose={onDone}
        />
      );
    case 'place':
      return (
        <GenreWordPicker
          title={words.putUnderTitle(shown)}
          except={name}
          onPick={(parent) => place(name, [parent])}
          onTop={() => place(name, [])}
          onClose={onDone}
        />
      );
    case 'merge':
      return (
        <GenreWordPicker
          title={words.mergeTitle(shown)}
          except={name}
          onPick={(into) => merge(name, into)}
          onClose={onDone}
        />
      );
  }
}
