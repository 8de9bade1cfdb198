// What can be done with ears: adding one from a file, listening with it or not, removing it.
import type { EarState } from '../../core/domain/earState.ts';
import { openAddEar } from '../state/earChoice.ts';
import { notify } from '../state/notices.ts';
import { api, desktop } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import { earWords as words } from '../words/ears.ts';
import { failureText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';
import { mutate } from './mutate.ts';
import { notifyFailure } from './notifyFailure.ts';

type Ear = Pick<EarState, 'sha256' | 'name'>;

const again = (): void => void queryClient.invalidateQueries({ queryKey: api.ears.key() });

/** With the system's dialog where there is one, else inside the app. */
export function addEar(): void {
  if (desktop === null) {
    openAddEar(null);
    return;
  }
  desktop
    .chooseFile({ title: words.dialog.chooseTitle, kind: words.dialog.chooseKind, extensions: ['onnx'] })
    .then((file) => (file === null ? undefined : openAddEar(file)))
    .catch(notifyFailure);
}

export function setEarInUse({ sha256, name }: Ear, inUse: boolean): void {
  mutate(
    api.ears.use.mutationOptions({
      onSuccess: () =>
        notify(inUse ? words.used(name) : words.stopped(name), {
          action: { label: messages.changes.undo, run: () => setEarInUse({ sha256, name }, !inUse) },
        }),
      onError: (error) => notify(`${words.useFailed}: ${failureText(error)}`, { tone: 'problem' }),
      onSettled: again,
    }),
    { sha256, inUse },
  );
}

export function removeEar({ sha256, name }: Ear): void {
  mutate(
    api.ears.remove.mutationOptions({
      onSuccess: () => notify(words.removed(name)),
      onError: notifyFailure,
      onSettled: again,
    }),
    { sha256 },
  );
}
