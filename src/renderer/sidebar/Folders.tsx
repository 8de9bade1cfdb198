// The folders that the library is made from, and the way to add one.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Folder, FolderPlus, FolderX, RefreshCw } from 'lucide-react';
import { api } from '../api.ts';
import { addFolder } from '../folders/addFolder.ts';
import { formatCount } from '../format.ts';
import { messages } from '../messages.ts';
import { IconButton } from '../primitives/Button.tsx';
import { notifyFailure } from '../stores/failure.ts';
import css from './Folders.module.css';

const words = messages.sidebar;

export function Folders() {
  const { data: roots } = useQuery(api.library.roots.queryOptions());
  const rescan = useMutation(api.library.scan.mutationOptions({ onError: notifyFailure }));

  return (
    <section className={css['folders']} aria-labelledby="folders">
      <header className={css['head']}>
        <h2 id="folders" className={css['title']}>
          {words.folders}
        </h2>
        {roots === undefined || roots.length === 0 ? null : (
          <IconButton icon={RefreshCw} label={words.rescan} onPress={() => rescan.mutate({})} />
        )}
        <IconButton icon={FolderPlus} label={words.addFolder} onPress={addFolder} />
      </header>
      <ul>
        {(roots ?? []).map((root) => (
          <li key={root.id} className={css['folder']} title={root.path}>
            {root.state === 'online' ? (
              <Folder size={15} aria-hidden className={css['picture']} />
            ) : (
              <FolderX size={15} aria-hidden className={css['offline']} />
            )}
            <span className={css['name']}>{lastName(root.path)}</span>
            {root.state === 'online' ? null : <span className={css['state']}>{words.offline}</span>}
            <span className={css['count']}>{formatCount(root.tracks)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lastName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
