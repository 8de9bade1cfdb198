// A folder on the disk: typed, or chosen by the system's dialog, in a browser by one of our own.
import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { Field } from '../../primitives/fields/Field.tsx';
import { api, desktop } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { FolderBrowser } from './FolderBrowser.tsx';
import css from './FolderField.module.css';

interface FolderFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
}

export function FolderField({ label, value, onChange }: FolderFieldProps) {
  const [browsing, setBrowsing] = useState(false);

  function chooseFolder(): void {
    if (desktop === null) {
      setBrowsing(true);
      return;
    }
    desktop
      .chooseFolder(messages.folders.chooseTitle)
      .then((path) => path !== null && onChange(path))
      .catch(notifyFailure);
  }

  if (browsing)
    return (
      <div className={css['browser']}>
        <BrowseFor
          onUse={(path) => {
            onChange(path);
            setBrowsing(false);
          }}
          onCancel={() => setBrowsing(false)}
          start={value === '' ? null : value}
        />
      </div>
    );
  return (
    <div className={css['folder']}>
      <Field label={label} value={value} onChange={onChange} />
      <Button icon={FolderOpen} onPress={chooseFolder}>
        {messages.export.chooseFolder}
      </Button>
    </div>
  );
}

interface BrowseForProps {
  readonly start: string | null;
  readonly onUse: (path: string) => void;
  readonly onCancel: () => void;
}

function BrowseFor({ start, onUse, onCancel }: BrowseForProps) {
  const [path, setPath] = useState(start);
  const { data: folder } = useQuery(api.library.browse.queryOptions({ input: { path }, staleTime: 0 }));
  return (
    <>
      <FolderBrowser path={path} onPath={setPath} />
      <div className={css['browseFoot']}>
        <Button onPress={onCancel}>{messages.folders.cancel}</Button>
        <Button isDisabled={folder === undefined} onPress={() => folder !== undefined && onUse(folder.path)}>
          {messages.folders.use}
        </Button>
      </div>
    </>
  );
}
