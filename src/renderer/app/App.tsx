// The whole window: first run or library, dialogs above it, what has just happened in a corner.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { addDropped } from '../commands/folderActions.ts';
import { FirstRun } from '../features/firstRun/FirstRun.tsx';
import { useKeptLanguage } from '../state/language.ts';
import { useKeptTheme } from '../state/theme.ts';
import { api } from '../wire/api.ts';
import css from './App.module.css';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { Dialogs } from './Dialogs.tsx';
import { Library } from './Library.tsx';
import { LibraryTrouble } from './LibraryTrouble.tsx';
import { Notices } from './Notices.tsx';
import { Opening } from './Opening.tsx';
import { ThingMenus } from './ThingMenus.tsx';

export function App() {
  const { data: roots, error, refetch } = useQuery(api.library.roots.queryOptions());
  useFolderDrop();
  useKeptTheme();
  useKeptLanguage();
  return (
    <div className={css['app']}>
      <div>
        <ConnectionBanner />
        <LibraryTrouble />
      </div>
      {roots === undefined ? (
        <Opening error={error} onAgain={() => void refetch()} />
      ) : roots.length === 0 ? (
        <FirstRun />
      ) : (
        <Library />
      )}
      <Dialogs />
      <ThingMenus />
      <Notices />
    </div>
  );
}

/** A folder, a model of sound or a file of another program that is dropped anywhere is added; nothing that is dropped may ever navigate the page away. */
function useFolderDrop(): void {
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const files = event.dataTransfer?.files;
      if (files === undefined || files.length === 0) return;
      event.preventDefault();
      addDropped(files);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
}
