// One file or many, which format, how paths are written, where to.
import { skipToken, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { exportFormats, playerNames, programFormats } from '../../../core/domain/playlist.ts';
import { readTemplate } from '../../../core/templates/template.ts';
import { FolderField } from '../../parts/folders/FolderField.tsx';
import { Checkbox } from '../../primitives/fields/Choice.tsx';
import { Field } from '../../primitives/fields/Field.tsx';
import { Segments } from '../../primitives/fields/Segments.tsx';
import { Select } from '../../primitives/fields/Select.tsx';
import { choose, choosePlayer, useExportChoice } from '../../state/exportChoice.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { organiseWords } from '../../words/organise.ts';
import css from './ExportForm.module.css';
import { fileNameOf } from './exportOrder.ts';

const words = messages.export;
const playerChoices = ['any', ...playerNames] as const;

export function HowToExport() {
  const choice = useExportChoice();
  const read = readTemplate(choice.template);
  const { what, files, player, format, paths, once, writes, template } = choice;
  const isProgram = programFormats.some((name) => name === format);
  const isCopy = writes === 'tracks';
  return (
    <section className={css['group']}>
      <div className={css['field']}>
        <span className={css['label']}>{words.write}</span>
        <Segments
          label={words.write}
          choices={['playlists', 'tracks']}
          names={words.writes}
          chosen={writes}
          onChoose={(chosen) => choose({ writes: chosen })}
        />
      </div>
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
        {isProgram || isCopy ? null : (
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
      <p className={css['note']}>
        {isCopy ? words.copyNote : isProgram ? words.programNote : words.pathNotes[paths]}
      </p>
      {files === 'one' ? (
        <Field
          label={words.fileName}
          value={fileNameOf(choice)}
          onChange={(fileName) => choose({ fileName })}
        />
      ) : null}
      {isCopy ? (
        <div className={css['field']}>
          <Field
            label={words.template}
            value={template}
            onChange={(text) => choose({ template: text })}
            isInvalid={read.kind === 'faulty'}
          />
          <p className={css['warning']} role="status">
            {read.kind === 'faulty' ? organiseWords.fault(read.fault) : ''}
          </p>
        </div>
      ) : null}
      <Checkbox isSelected={once} onChange={(chosen) => choose({ once: chosen })}>
        {words.once}
      </Checkbox>
      <FolderField label={words.folder} value={choice.folder} onChange={(folder) => choose({ folder })} />
      {isCopy ? <InLibrary folder={choice.folder} /> : null}
      <p className={css['note']}>{isCopy ? words.copyReplaced : words.replaced}</p>
    </section>
  );
}

function InLibrary({ folder }: { readonly folder: string }) {
  const asked = useDeferredValue(folder.trim());
  const { data } = useQuery(
    api.files.libraryAround.queryOptions({
      input: asked === '' ? skipToken : { folder: asked },
      staleTime: 0,
    }),
  );
  return (
    <p className={css['warning']} role="status">
      {data?.root === undefined || data.root === null ? '' : words.inLibrary(data.root)}
    </p>
  );
}
