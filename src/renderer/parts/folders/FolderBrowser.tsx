// Chooses a folder of the computer that Stackwax runs on, or a file of some kinds, inside the app.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowUp, ChevronRight, FileAudio, Folder, House } from 'lucide-react';
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
  /** To choose a file: how its name may end, and what is said. */
  readonly files?: FileWords & {
    readonly endings: readonly string[];
    readonly onFile: (path: string) => void;
  };
}

interface FileWords {
  readonly path: string;
  readonly inside: string;
  readonly empty: string;
}

export function FolderBrowser({ path, onPath, files }: FolderBrowserProps) {
  const say: FileWords = files ?? words;
  const { data: folder, error } = useQuery(
    api.library.browse.queryOptions({
      input: { path, ...(files === undefined ? {} : { endings: [...files.endings] }) },
      staleTime: 0,
      placeholderData: keepPreviousData,
    }),
  );
  // What is being typed; null while the field follows the folder on show.
  const [typed, setTyped] = useState<string | null>(null);
  const address = typed ?? folder?.path ?? '';

  function open(next: string | null): void {
    if (next !== null && files?.endings.some((ending) => next.toLowerCase().endsWith(ending)) === true) {
      files.onFile(next);
      return;
    }
    setTyped(null);
    onPath(next);
  }

  function go(event: FormEvent): void {
    event.preventDefault();
    if (address.trim() !== '') open(address.trim());
  }

  const isFile = (place: string): boolean => folder?.files.some((file) => file.path === place) ?? false;

  return (
    <div className={css['browser']}>
      <form className={css['path']} onSubmit={go}>
        <Field label={say.path} autoFocus value={address} onChange={setTyped} />
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
          {error !== null || folder === undefined || files !== undefined
            ? ''
            : words.audioFiles(folder.audioFiles)}
        </span>
      </div>
      {error === null ? null : (
        <p className={css['problem']} role="alert">
          {messages.common.told(words.failed, failureText(error))}
        </p>
      )}
      <ListBox
        aria-label={say.inside}
        className={css['list'] ?? ''}
        items={folder === undefined ? [] : [...folder.folders, ...folder.files]}
        onAction={(key) => open(`${key}`)}
        renderEmptyState={() => (
          <p className={css['empty']}>
            {error !== null ? '' : folder === undefined ? words.looking : say.empty}
          </p>
        )}
      >
        {(inside) => (
          <ListBoxItem id={inside.path} textValue={inside.name} className={css['item'] ?? ''}>
            {isFile(inside.path) ? (
              <FileAudio size={15} aria-hidden className={css['picture']} />
            ) : (
              <Folder size={15} aria-hidden className={css['picture']} />
            )}
            <span className={css['name']}>{inside.name}</span>
            {isFile(inside.path) ? null : <ChevronRight size={14} aria-hidden className={css['picture']} />}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}
