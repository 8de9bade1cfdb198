// Backups, from anywhere: making one, going back to one, and thinking better of either.
import { notify } from '../state/notices.ts';
import { api, client } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import { backupWords as words } from '../words/backups.ts';
import { failureText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';
import { mutate } from './mutate.ts';

const again = (): void => void queryClient.invalidateQueries({ queryKey: api.backups.key() });
const failing =
  (what: string) =>
  (error: Error): void => {
    notify(messages.common.told(what, failureText(error)), { tone: 'problem' });
  };

export function makeBackup(): void {
  mutate(
    {
      mutationFn: () => client.backups.make(),
      onSuccess: () => notify(words.made),
      onError: failing(words.makeFailed),
      onSettled: again,
    },
    undefined,
  );
}

export function cancelBackup(): void {
  mutate({ mutationFn: () => client.backups.cancel(), onSettled: again }, undefined);
}

export function goBackTo(name: string): void {
  notify(words.preparing);
  mutate(
    { mutationFn: () => client.backups.restore({ name }), onError: failing(words.failed), onSettled: again },
    undefined,
  );
}

export function stayWithLibrary(): void {
  mutate(
    { mutationFn: () => client.backups.cancelRestore(), onError: failing(words.failed), onSettled: again },
    undefined,
  );
}
