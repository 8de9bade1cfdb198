// Chooses a folder of the computer that Stackwax runs on, inside the app.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowUp, ChevronRight, Folder, House } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { Field } from '../../primitives/fields/Field.tsx';
import { api } from '../../wire/api.ts';
import { failureText } from '../../words/failureText.ts';
import { messages } from '../../words/messages.ts';
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
  // What is being typed; null while the field follows the folder on show.
  const [typed, setTyped] = useState<string | null>(null);
  const address = typed ?? folder?.path ?? '';

  function open(next: string | null): void {
    setTyped(null);
    onPath(next);
  }

  function go(event: FormEvent): void {
    event.preventDefault();
    if (address.trim() !== '') open(address.trim());
  }

  return (
    <div className={css['browser']}>
      <form className={css['path']} onSubmit={go}>
        <Field label={words.path} autoFocus value={address} onChange={setTyped} />
        <Button type="submit">{words.go}</Button>
      </form>
      <div className={css['bar']}>
        <IconButton
          icon={ArrowUp}
          label={words.up}
          isDisabled={folder === undefined || folder.parent === null}
          onPress={() => open(folder?.parent ?? null)}
        />
        <IconButton icon={House} label={words.home} onPress={() => open(null)} />
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
        onAction={(key) => open(`${key}`)}
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
