// What would come in from a file of another program: how many of each, which playlists, what is not found.
import { ListMusic } from 'lucide-react';
import { useState } from 'react';
import type { ForeignReport, ImportedFile } from '../../../core/domain/foreign.ts';
import { FurtherPlaces, Place, PlaceList } from '../../parts/PlaceList.tsx';
import { Button } from '../../primitives/Button.tsx';
import { Checkbox } from '../../primitives/fields/Choice.tsx';
import { DialogBody, DialogFoot } from '../../primitives/ModalDialog.tsx';
import { PathLine } from '../../primitives/PathLine.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { formatCount } from '../../words/format.ts';
import { importWords as words } from '../../words/imports.ts';
import { messages } from '../../words/messages.ts';
import css from './ImportDialog.module.css';

interface ImportPreviewProps {
  readonly report: ForeignReport;
  readonly onImport: (genresAsLabels: boolean) => void;
  readonly onAnother: () => void;
}

/** Of a list that unfolds. */
const shownAtOnce = 200;
const parts = ['playlists', 'ratings', 'plays', 'cues', 'genres'] as const;

export function ImportPreview({ report: { files }, onImport, onAnother }: ImportPreviewProps) {
  const [asLabels, setAsLabels] = useState(false);
  const holds = files.some(
    (file) => parts.some((part) => file[part] > 0) && file.notFound + file.ambiguous < file.tracks,
  );
  return (
    <>
      <DialogBody>
        {files.map((file) => (
          <OneFile key={file.path} file={file} />
        ))}
        {holds ? null : <p role="status">{words.nothing}</p>}
        {files.some(({ genres }) => genres > 0) ? (
          <div>
            <Checkbox isSelected={asLabels} onChange={setAsLabels}>
              {words.genresAsLabels}
            </Checkbox>
            <p className={css['note']}>{words.genresNote}</p>
          </div>
        ) : null}
      </DialogBody>
      <DialogFoot>
        <Button onPress={onAnother}>{words.another}</Button>
        <Button onPress={closeDialog}>{messages.common.cancel}</Button>
        <Button look="primary" autoFocus isDisabled={!holds} onPress={() => onImport(asLabels)}>
          {words.import}
        </Button>
      </DialogFoot>
    </>
  );
}

function OneFile({ file }: { readonly file: ImportedFile }) {
  return (
    <section className={css['file']} aria-label={words.kind(file.kind)}>
      <div>
        <p className={css['title']}>{words.kind(file.kind)}</p>
        <PathLine path={file.path} />
      </div>
      <div>
        <p>{words.found(file)}</p>
        <p className={css['note']}>{words.foundBy(file)}</p>
      </div>
      <dl className={css['facts']} aria-label={words.comesIn}>
        {parts.map((part) => (
          <div key={part} className={css['fact']}>
            <dt>{words.columns[part]}</dt>
            <dd>{formatCount(file[part])}</dd>
          </div>
        ))}
      </dl>
      {file.ratings > 0 ? <p className={css['note']}>{words.ratingsNote}</p> : null}
      {file.notes.map((note) => (
        <p key={note} className={css['warning']}>
          {note}
        </p>
      ))}
      <Lists file={file} />
    </section>
  );
}

function Lists({ file }: { readonly file: ImportedFile }) {
  const { namedPlaylists, notFoundTracks, ambiguousTracks } = file;
  return (
    <>
      {namedPlaylists.length === 0 ? null : (
        <ul className={css['playlists']} aria-label={words.columns.playlists}>
          {namedPlaylists.slice(0, shownAtOnce).map(({ name, tracks, missing, isKnown }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may come twice, and the order never changes
            <li key={i} className={css['playlist']}>
              <ListMusic size={15} aria-hidden className={css['picture']} />
              <span className={css['name']} title={name}>
                {name}
              </span>
              <span className={css['note']}>{words.playlist({ tracks, missing, isKnown })}</span>
            </li>
          ))}
          {further(file.playlists)}
        </ul>
      )}
      {file.notFound === 0 ? null : (
        <PlaceList title={words.notFound(file.notFound)} isWarning>
          {notFoundTracks.slice(0, shownAtOnce).map(({ line, text }) => (
            <Place key={`${line} ${text}`} reason={text} path={line === null ? null : words.line(line)} />
          ))}
          {further(file.notFound)}
        </PlaceList>
      )}
      {file.ambiguous === 0 ? null : (
        <PlaceList title={words.ambiguous(file.ambiguous)} isWarning>
          {ambiguousTracks.slice(0, shownAtOnce).map(({ line, text, candidates }) => (
            <Place key={`${line} ${text}`} reason={text} path={words.candidates(candidates)} />
          ))}
          {further(file.ambiguous)}
        </PlaceList>
      )}
    </>
  );
}

function further(count: number) {
  return count > shownAtOnce ? <FurtherPlaces>{words.firstOnly(shownAtOnce)}</FurtherPlaces> : null;
}
