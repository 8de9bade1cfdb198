// Chooses a folder of the computer that Stackwax runs on, inside the app.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowUp, ChevronRight, Folder, House } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { api } from '../api.ts';
import { messages } from '../messages.ts';
import { Button, IconButton } from '../primitives/Button.tsx';
import { Field } from '../primitives/Field.tsx';
import { failureText } from '../stores/failure.ts';
import css from './FolderBrowser.module.css';

const words = messages.folders;

interface FolderBrowserProps {
  /** Null for the home folder. */
  readonly path: string | null;
  readonly onPath: (path: string | null) => void;
}

export function FolderBrowser({ path, onPath }: FolderBrowserProps) {
  const { data: folder, error } = useQuery(
    api.library.browse.queryOptions({ input: { path }, staleTime: 0, placeholderData: keepPreviousData }),
  );
  const [typed, setTyped] = useState('');
  const shown = folder?.path;
  useEffect(() => {
    if (shown !== undefined) setTyped(shown);
  }, [shown]);

  function go(event: FormEvent): void {
    event.preventDefault();
    if (typed.trim() !== '') onPath(typed.trim());
  }

  return (
    <div className={css['browser']}>
      <form className={css['path']} onSubmit={go}>
        <Field label={words.path} value={typed} onChange={setTyped} />
        <Button type="submit">{words.go}</Button>
      </form>
      <div className={css['bar']}>
        <IconButton
          icon={ArrowUp}
          label={words.up}
          isDisabled={folder === undefined || folder.parent === null}
          onPress={() => onPath(folder?.parent ?? null)}
        />
        <IconButton icon={House} label={words.home} onPress={() => onPath(null)} />
        <span className={css['audio']} role="status">
          {error !== null || folder === undefined ? '' : words.audioFiles(folder.audioFiles)}
        </span>
      </div>
      {error === null ? null : (
        <p className={css['problem']} role="alert">
          {words.failed}: {failureText(error)}
        </p>
      )}
      <ListBox
        aria-label={words.inside}
        className={css['list'] ?? ''}
        items={folder?.folders ?? []}
        onAction={(key) => onPath(`${key}`)}
        renderEmptyState={() => <p className={css['empty']}>{folder === undefined ? '' : words.empty}</p>}
      >
        {(inside) => (
          <ListBoxItem id={inside.path} textValue={inside.name} className={css['item'] ?? ''}>
            <Folder size={15} aria-hidden className={css['picture']} />
            <span className={css['name']}>{inside.name}</span>
            <ChevronRight size={14} aria-hidden className={css['picture']} />
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}
