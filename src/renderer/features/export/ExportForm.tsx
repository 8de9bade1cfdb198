// What to export and how, with a preview of what that would write.
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { Client } from '../../../core/contract/contract.ts';
import { readTemplate } from '../../../core/templates/template.ts';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot } from '../../primitives/ModalDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { useExportChoice } from '../../state/exportChoice.ts';
import { api } from '../../wire/api.ts';
import { failureText } from '../../words/failureText.ts';
import { messages } from '../../words/messages.ts';
import css from './ExportForm.module.css';
import { exportOrder } from './exportOrder.ts';
import { HowToExport } from './HowToExport.tsx';
import { WhatToExport } from './WhatToExport.tsx';

const words = messages.export;

interface ExportFormProps {
  readonly isStarting: boolean;
  readonly onExport: (order: Parameters<Client['playlists']['export']>[0]) => void;
  readonly onCopy: (order: Parameters<Client['files']['copy']>[0]) => void;
}

export function ExportForm({ isStarting, onExport, onCopy }: ExportFormProps) {
  const choice = useExportChoice();
  const { data: genres } = useQuery(api.genres.list.queryOptions());
  const names = (genres ?? []).filter(({ tracks }) => tracks > 0).map(({ name }) => name);
  const order = exportOrder(choice, names);
  const folder = choice.folder.trim();
  const isFaulty = choice.writes === 'tracks' && readTemplate(choice.template).kind === 'faulty';
  function start(): void {
    if (order === null) return;
    if (choice.writes === 'playlists') onExport({ ...order, folder });
    else {
      const { absolute: _absolute, sort: _sort, ...rest } = order;
      onCopy({ ...rest, folder, template: choice.template });
    }
  }
  return (
    <>
      <DialogBody>
        <WhatToExport />
        <HowToExport />
      </DialogBody>
      <DialogFoot>
        <Preview order={order} />
        <Button onPress={closeDialog}>{messages.common.cancel}</Button>
        <Button
          look="primary"
          isDisabled={folder === '' || order === null || isFaulty || isStarting}
          onPress={start}
        >
          {words.start}
        </Button>
      </DialogFoot>
    </>
  );
}

function Preview({ order }: { readonly order: ReturnType<typeof exportOrder> }) {
  const { data, error } = useQuery(
    api.playlists.preview.queryOptions({ input: order ?? skipToken, placeholderData: keepPreviousData }),
  );
  return (
    <div className={css['preview']} role="status">
      {error !== null ? (
        <p className={css['problem']}>{failureText(error)}</p>
      ) : order === null || data?.tracks === 0 ? (
        <p>{words.previewNothing}</p>
      ) : data === undefined ? null : (
        <>
          <p>{words.preview(data.files.length, data.tracks, data.seconds)}</p>
          {data.warnings.map(words.warning).map((warning) => (
            <p key={warning} className={css['warning']}>
              {warning}
            </p>
          ))}
          {data.leftOut === 0 ? null : <p className={css['warning']}>{words.leftOut(data.leftOut)}</p>}
        </>
      )}
    </div>
  );
}
