// Asks before a backup takes the library's place, and says what will be different.
import { useQuery } from '@tanstack/react-query';
import type { Backup } from '../../../core/domain/backup.ts';
import { goBackTo } from '../../commands/backupActions.ts';
import { ConfirmDialog } from '../../primitives/ConfirmDialog.tsx';
import { api } from '../../wire/api.ts';
import { backupWords as words } from '../../words/backups.ts';

interface GoBackDialogProps {
  readonly backup: Backup & { readonly changesSince: number };
  readonly onClose: () => void;
}

export function GoBackDialog({ backup, onClose }: GoBackDialogProps) {
  const { data: summary } = useQuery(api.library.summary.queryOptions());
  const difference = summary === undefined ? null : words.difference(summary.present, backup);
  return (
    <ConfirmDialog
      title={words.confirmTitle(words.when(backup))}
      confirm={words.confirm}
      onConfirm={() => goBackTo(backup.name)}
      onClose={onClose}
    >
      <p>{words.about(backup)}</p>
      <ul>
        {words.confirmFacts(backup.changesSince, difference).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
