// The folder organiser: a template, where to and how, with a preview that follows every key; a move is asked about once more.
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { type PlaceWay, placeWays } from '../../../core/domain/placing.ts';
import { readTemplate } from '../../../core/templates/template.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { FolderField } from '../../parts/folders/FolderField.tsx';
import { Button } from '../../primitives/Button.tsx';
import { Field } from '../../primitives/fields/Field.tsx';
import { Segments } from '../../primitives/fields/Segments.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { chooseOrganising, useOrganiseChoice } from '../../state/organiseChoice.ts';
import { api } from '../../wire/api.ts';
import { failureText } from '../../words/failureText.ts';
import { messages } from '../../words/messages.ts';
import { organiseWords as words } from '../../words/organise.ts';
import css from './OrganiseDialog.module.css';
import { PlacesPreview } from './PlacesPreview.tsx';

/** Files that the preview looks at: it follows every key. */
const previewed = 200;

export function OrganiseDialog() {
  const { template, folder: chosen, way } = useOrganiseChoice();
  const [isSure, setSure] = useState(false);
  const { data: roots } = useQuery(api.library.roots.queryOptions());
  const folder = chosen.trim() === '' ? (roots?.[0]?.path ?? '') : chosen.trim();
  const read = readTemplate(template);
  const fault = read.kind === 'faulty' ? words.fault(read.fault) : null;
  const asked = useDeferredValue(
    folder === '' || fault !== null ? null : { template, folder, way, first: previewed },
  );
  const { data, error } = useQuery(
    api.files.previewOrganise.queryOptions({
      input: asked ?? skipToken,
      placeholderData: keepPreviousData,
      staleTime: 0,
      retry: false,
    }),
  );
  const start = useMutation(
    api.files.organise.mutationOptions({ onSuccess: closeDialog, onError: notifyFailure }),
  );
  const isMove = way === 'move';
  const problem = fault ?? (error === null ? null : failureText(error));
  const mayStart = problem === null && data !== undefined && data.tracks > data.stay && !start.isPending;
  return (
    <ModalDialog title={words.title} width="widest" onClose={closeDialog}>
      <DialogBody>
        <div className={css['form']}>
          <Field
            label={words.template}
            value={template}
            onChange={(text) => change({ template: text })}
            isInvalid={problem !== null}
          />
          <p className={css['note']}>{words.help}</p>
          <FolderField label={words.folder} value={folder} onChange={(path) => change({ folder: path })} />
          <div className={css['way']}>
            <Segments<PlaceWay>
              label={words.way}
              choices={placeWays}
              names={words.ways}
              chosen={way}
              onChoose={(next) => change({ way: next })}
            />
            <p className={css['note']}>{words.wayNotes[way]}</p>
          </div>
          <PlacesPreview preview={data ?? null} problem={problem} />
        </div>
      </DialogBody>
      <DialogFoot>
        <p className={css['sure']} role="status">
          {isSure ? words.sure : ''}
        </p>
        <Button onPress={closeDialog}>{messages.common.cancel}</Button>
        <Button
          look="primary"
          isDisabled={!mayStart}
          onPress={() => (isMove && !isSure ? setSure(true) : start.mutate({ template, folder, way }))}
        >
          {isMove && isSure ? words.sureMove : words.start[way]}
        </Button>
      </DialogFoot>
    </ModalDialog>
  );

  function change(next: Parameters<typeof chooseOrganising>[0]): void {
    setSure(false);
    chooseOrganising(next);
  }
}
