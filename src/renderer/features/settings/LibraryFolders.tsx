// The folders that the library is made from: what each holds, whether it can be reached, taking it out, adding another.
import { useQuery } from '@tanstack/react-query';
import { FolderMinus, FolderPlus, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { RootState } from '../../../core/domain/root.ts';
import { changeSettings } from '../../commands/changeSettings.ts';
import { addFolder, giveUp, type LibraryFolder, rescan } from '../../commands/folderActions.ts';
import { RemoveFolderDialog } from '../../parts/folders/RemoveFolderDialog.tsx';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { Checkbox } from '../../primitives/fields/Choice.tsx';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { offlineText } from '../../words/offline.ts';
import { lastName } from '../../words/paths.ts';
import { Group, Line } from './Group.tsx';
import css from './LibraryFacts.module.css';

const words = messages.settings;

export function LibraryFolders() {
  const { data: roots } = useQuery(api.library.roots.queryOptions());
  const { data: settings } = useQuery(api.settings.get.queryOptions());
  const [removing, setRemoving] = useState<LibraryFolder | null>(null);
  return (
    <Group part="folders" title={words.folders}>
      {(roots ?? []).map((root) => (
        <Line key={root.id} name={root.path} detail={detailOf(root)}>
          <IconButton
            icon={RefreshCw}
            label={words.rescanFolder(lastName(root.path))}
            onPress={() => rescan(root)}
          />
          {root.offline === null ? null : (
            <IconButton
              icon={Trash2}
              label={words.giveUpFolder(lastName(root.path))}
              onPress={() => giveUp(root)}
            />
          )}
          <IconButton
            icon={FolderMinus}
            label={words.removeFolder(lastName(root.path))}
            onPress={() => setRemoving(root)}
          />
        </Line>
      ))}
      {settings === undefined ? null : (
        <Line name={words.watch} detail={words.watchDetail}>
          <Checkbox
            isSelected={settings.watchFolders}
            onChange={(watchFolders) => changeSettings({ watchFolders })}
          >
            {words.watch}
          </Checkbox>
        </Line>
      )}
      {settings === undefined ? null : (
        <Line name={words.writeTags} detail={words.writeTagsDetail}>
          <Checkbox isSelected={settings.writeTags} onChange={(writeTags) => changeSettings({ writeTags })}>
            {words.writeTags}
          </Checkbox>
        </Line>
      )}
      <div className={css['buttons']}>
        <Button icon={FolderPlus} onPress={addFolder}>
          {messages.sidebar.addFolder}
        </Button>
        <Button look="quiet" icon={RefreshCw} onPress={() => rescan()}>
          {messages.sidebar.rescan}
        </Button>
      </div>
      {removing === null ? null : <RemoveFolderDialog folder={removing} onClose={() => setRemoving(null)} />}
    </Group>
  );
}

function detailOf({ tracks, offline, watch }: RootState): string {
  if (offline !== null) return offlineText(offline);
  const state = words.watchStates[watch];
  return state === '' ? messages.tracks(tracks) : `${messages.tracks(tracks)}, ${state}`;
}
