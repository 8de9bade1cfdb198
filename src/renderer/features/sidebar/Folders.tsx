// The folders that the library is made from: each shows its tracks, is looked through again, and can be taken out.
import { useQuery } from '@tanstack/react-query';
import { Ellipsis, Folder, FolderMinus, FolderPlus, FolderX, RefreshCw, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { addFolder, giveUp, type LibraryFolder, rescan } from '../../commands/folderActions.ts';
import { RemoveFolderDialog } from '../../parts/folders/RemoveFolderDialog.tsx';
import { thingData } from '../../parts/thingData.ts';
import { IconButton } from '../../primitives/Button.tsx';
import { Menu, MenuItem } from '../../primitives/Menu.tsx';
import { openFolderRemoval, useFolderRemoval } from '../../state/folderRemoval.ts';
import { showView } from '../../state/list/view.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { offlineText } from '../../words/offline.ts';
import { lastName } from '../../words/paths.ts';
import css from './Folders.module.css';
import { NavCount, NavSection, useShownView } from './NavList.tsx';

const words = messages.sidebar;
const headingId = 'folders';

export function Folders() {
  const { data: roots } = useQuery(api.library.roots.queryOptions());
  const removing = useFolderRemoval((state) => state.folder);
  return (
    <NavSection
      id={headingId}
      title={words.folders}
      actions={
        <>
          {roots === undefined || roots.length === 0 ? null : (
            <IconButton icon={RefreshCw} label={words.rescan} onPress={() => rescan()} />
          )}
          <IconButton icon={FolderPlus} label={words.addFolder} onPress={addFolder} />
        </>
      }
    >
      <ul aria-labelledby={headingId}>
        {(roots ?? []).map((root) => (
          <FolderItem
            key={root.id}
            folder={root}
            onRescan={() => rescan(root)}
            onRemove={() => openFolderRemoval(root)}
          />
        ))}
      </ul>
      {removing === null ? null : (
        <RemoveFolderDialog folder={removing} onClose={() => openFolderRemoval(null)} />
      )}
    </NavSection>
  );
}

interface FolderItemProps {
  readonly folder: LibraryFolder;
  readonly onRescan: () => void;
  readonly onRemove: () => void;
}

function FolderItem({ folder, onRescan, onRemove }: FolderItemProps) {
  const { path, tracks } = folder;
  const shown = useShownView();
  const name = lastName(path);
  const { offline } = folder;
  const isOnline = offline === null;
  const isShown = shown?.kind === 'folder' && shown.path === path;
  const Picture = isOnline ? Folder : FolderX;
  return (
    <li className={css['folder']} {...thingData({ kind: 'folder', path })}>
      <Button
        className={`${css['open']} ${isShown ? css['shown'] : ''}`}
        {...(isShown ? { 'aria-current': 'true' } : {})}
        onPress={() => showView({ kind: 'folder', path })}
      >
        <Picture size={15} aria-hidden className={isOnline ? css['picture'] : css['offline']} />
        <span className={css['name']} title={path}>
          {name}
        </span>
        <NavCount count={tracks} note={isOnline ? '' : words.folder.offlineMark} />
      </Button>
      <div className={css['menu']}>
        <Menu
          label={words.folder.more(name)}
          trigger={<IconButton icon={Ellipsis} label={words.folder.more(name)} />}
        >
          <MenuItem
            icon={RefreshCw}
            name={isOnline ? words.folder.rescan : words.folder.tryAgain}
            onAction={onRescan}
          />
          {isOnline ? null : (
            <MenuItem icon={Trash2} name={words.folder.giveUp} onAction={() => giveUp(folder)} />
          )}
          <MenuItem icon={FolderMinus} name={words.folder.remove} onAction={onRemove} />
        </Menu>
      </div>
      {offline === null ? null : <p className={css['state']}>{offlineText(offline)}</p>}
    </li>
  );
}
