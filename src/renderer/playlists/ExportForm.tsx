// What to export, where to, and how paths are written.
import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { CheckboxGroup, Label, RadioGroup } from 'react-aria-components';
import { displayGenre } from '../../core/genres/name.ts';
import { api, desktop } from '../api.ts';
import { FolderBrowser } from '../folders/FolderBrowser.tsx';
import { formatCount } from '../format.ts';
import { GenreDot } from '../genres/GenreChip.tsx';
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { Checkbox, Radio } from '../primitives/Choice.tsx';
import { Field } from '../primitives/Field.tsx';
import { DialogBody, DialogFoot } from '../primitives/ModalDialog.tsx';
import { closeDialog } from '../stores/dialogs.ts';
import { notifyFailure } from '../stores/failure.ts';
import css from './ExportForm.module.css';

const words = messages.export;

interface ExportOrder {
  readonly folder: string;
  readonly genres: string[];
  readonly absolute: boolean;
}

interface ExportFormProps {
  readonly isStarting: boolean;
  readonly onStart: (order: ExportOrder) => void;
}

export function ExportForm({ isStarting, onStart }: ExportFormProps) {
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const names = (genres ?? []).filter(({ tracks }) => tracks > 0).map(({ name }) => name);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [folder, setFolder] = useState('');
  const [browsing, setBrowsing] = useState(false);
  const [paths, setPaths] = useState('relative');
  const chosen = names.filter((name) => !left.includes(name));
  const tracksOf = (name: string): number => genres?.find((genre) => genre.name === name)?.tracks ?? 0;

  function chooseFolder(): void {
    if (desktop === null) {
      setBrowsing(!browsing);
      return;
    }
    desktop
      .chooseFolder(messages.folders.chooseTitle)
      .then((path) => path !== null && setFolder(path))
      .catch(notifyFailure);
  }

  return (
    <>
      <DialogBody>
        <p className={css['detail']}>{words.detail}</p>
        <CheckboxGroup
          value={chosen}
          onChange={(values) => setLeft(names.filter((name) => !values.includes(name)))}
          className={css['group'] ?? ''}
        >
          <div className={css['groupHead']}>
            <Label className={css['label'] ?? ''}>{words.genres}</Label>
            <span className={`${css['note']} ${css['chosen']}`}>
              {words.some(chosen.length, names.length)}
            </span>
            <Button look="quiet" onPress={() => setLeft(chosen.length === names.length ? names : [])}>
              {chosen.length === names.length ? messages.table.clear : words.all}
            </Button>
          </div>
          <div className={css['genres']}>
            {names.map((name) => (
              <Checkbox key={name} value={name}>
                <GenreDot genre={name} />
                <span className={css['name']}>{displayGenre(name)}</span>
                <span className={css['note']}>{formatCount(tracksOf(name))}</span>
              </Checkbox>
            ))}
          </div>
        </CheckboxGroup>
        {browsing ? (
          <div className={css['browser']}>
            <BrowseFor
              onUse={takeFolder}
              onCancel={() => setBrowsing(false)}
              start={folder === '' ? null : folder}
            />
          </div>
        ) : (
          <div className={css['folder']}>
            <Field label={words.folder} value={folder} onChange={setFolder} />
            <Button icon={FolderOpen} onPress={chooseFolder}>
              {words.chooseFolder}
            </Button>
          </div>
        )}
        <RadioGroup value={paths} onChange={setPaths}>
          <Label className={css['label'] ?? ''}>{words.paths}</Label>
          <Radio value="relative" title={words.relative} detail={words.relativeDetail} />
          <Radio value="absolute" title={words.absolute} detail={words.absoluteDetail} />
        </RadioGroup>
      </DialogBody>
      <DialogFoot>
        <Button onPress={closeDialog}>{messages.common.cancel}</Button>
        <Button
          look="primary"
          isDisabled={folder.trim() === '' || chosen.length === 0 || isStarting}
          onPress={() => onStart({ folder: folder.trim(), genres: chosen, absolute: paths === 'absolute' })}
        >
          {words.start}
        </Button>
      </DialogFoot>
    </>
  );

  function takeFolder(path: string): void {
    setFolder(path);
    setBrowsing(false);
  }
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
