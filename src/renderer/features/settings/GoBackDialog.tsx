// Asks before a backup takes the library's place, and says what will be different.
import { useQuery } from '@tanstack/react-query';
import type { Backup } from '../../../core/domain/backup.ts';
import { goBackTo } from '../../commands/backupActions.ts';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { api } from '../../wire/api.ts';
import { backupWords as words } from '../../words/backups.ts';
import { messages } from '../../words/messages.ts';

interface GoBackDialogProps {
  readonly backup: Backup & { readonly changesSince: number };
  readonly onClose: () => void;
}

export function GoBackDialog({ backup, onClose }: GoBackDialogProps) {
  const { data: summary } = useQuery(api.library.summary.queryOptions());
  const difference = summary === undefined ? null : words.difference(summary.present, backup);
  return (
    <ModalDialog title={words.confirmTitle(words.when(backup))} width="narrow" onClose={onClose}>
      <DialogBody>
        <p>{words.about(backup)}</p>
        <ul>
          {words.confirmFacts(backup.changesSince, difference).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </DialogBody>
      <DialogFoot>
        <Button onPress={onClose}>{messages.common.cancel}</Button>
        <Button
          look="primary"
          autoFocus
          onPress={() => {
            onClose();
            goBackTo(backup.name);
          }}
        >
          {words.confirm}
        </Button>
      </DialogFoot>
    </ModalDialog>
  );
}
