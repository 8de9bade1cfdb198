// One file or many, which format, how paths are written, where to.
import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { exportFormats, playerNames, programFormats } from '../../../core/domain/playlist.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { FolderBrowser } from '../../parts/folders/FolderBrowser.tsx';
import { Button } from '../../primitives/Button.tsx';
import { Checkbox } from '../../primitives/fields/Choice.tsx';
import { Field } from '../../primitives/fields/Field.tsx';
import { Segments } from '../../primitives/fields/Segments.tsx';
import { Select } from '../../primitives/fields/Select.tsx';
import { choose, choosePlayer, useExportChoice } from '../../state/exportChoice.ts';
import { api, desktop } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import css from './ExportForm.module.css';
import { fileNameOf } from './exportOrder.ts';

const words = messages.export;
const playerChoices = ['any', ...playerNames] as const;

export function HowToExport() {
  const choice = useExportChoice();
  const { what, files, player, format, paths, once } = choice;
  const isProgram = programFormats.some((name) => name === format);
  return (
    <section className={css['group']}>
      <div className={css['row']}>
        <Select
          label={words.player}
          value={player ?? 'any'}
          options={playerChoices.map((name) => ({
            value: name,
            name: words.players[name],
            note: words.playerNotes[name],
          }))}
          onChange={(value) => choosePlayer(playerNames.find((name) => name === value) ?? null)}
        />
        <Select
          label={words.format}
          value={format}
          options={exportFormats.map((name) => ({
            value: name,
            name: words.formats[name],
            note: words.formatNotes[name],
          }))}
          onChange={(value) => {
            const chosen = exportFormats.find((name) => name === value);
            if (chosen !== undefined) choose({ format: chosen });
          }}
        />
      </div>
      <div className={css['row']}>
        <div className={css['field']}>
          <span className={css['label']}>{words.files}</span>
          <Segments
            label={words.files}
            choices={['each', 'one']}
            names={words.filesOf[what]}
            chosen={files}
            onChoose={(chosen) => choose({ files: chosen })}
          />
        </div>
        {isProgram ? null : (
          <div className={css['field']}>
            <span className={css['label']}>{words.paths}</span>
            <Segments
              label={words.paths}
              choices={['relative', 'absolute']}
              names={words.pathKinds}
              chosen={paths}
              onChoose={(chosen) => choose({ paths: chosen })}
            />
          </div>
        )}
      </div>
      <p className={css['note']}>{isProgram ? words.programNote : words.pathNotes[paths]}</p>
      {files === 'one' ? (
        <Field
          label={words.fileName}
          value={fileNameOf(choice)}
          onChange={(fileName) => choose({ fileName })}
        />
      ) : null}
      <Checkbox isSelected={once} onChange={(chosen) => choose({ once: chosen })}>
        {words.once}
      </Checkbox>
      <Destination />
      <p className={css['note']}>{words.replaced}</p>
    </section>
  );
}

function Destination() {
  const { folder } = useExportChoice();
  const [browsing, setBrowsing] = useState(false);

  function chooseFolder(): void {
    if (desktop === null) {
      setBrowsing(true);
      return;
    }
    desktop
      .chooseFolder(messages.folders.chooseTitle)
      .then((path) => path !== null && choose({ folder: path }))
      .catch(notifyFailure);
  }

  if (browsing)
    return (
      <div className={css['browser']}>
        <BrowseFor
          onUse={(path) => {
            choose({ folder: path });
            setBrowsing(false);
          }}
          onCancel={() => setBrowsing(false)}
          start={folder === '' ? null : folder}
        />
      </div>
    );
  return (
    <div className={css['folder']}>
      <Field label={words.folder} value={folder} onChange={(path) => choose({ folder: path })} />
      <Button icon={FolderOpen} onPress={chooseFolder}>
        {words.chooseFolder}
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
