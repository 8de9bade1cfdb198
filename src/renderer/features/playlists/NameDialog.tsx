// Asks for a playlist's name.
import { type FormEvent, useState } from 'react';
import { playlistNameSchema } from '../../../core/domain/playlist.ts';
import { Button } from '../../primitives/Button.tsx';
import { Field } from '../../primitives/fields/Field.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { messages } from '../../words/messages.ts';

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly confirm: string;
  readonly onName: (name: string) => void;
}

export function NameDialog({ title, name: before, confirm, onName }: NameDialogProps) {
  const [name, setName] = useState(before);
  const checked = playlistNameSchema.safeParse(name);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!checked.success) return;
    closeDialog();
    if (checked.data !== before) onName(checked.data);
  }

  return (
    <ModalDialog title={title} width="narrow" onClose={closeDialog}>
      <form onSubmit={submit}>
        <DialogBody>
          <Field
            label={messages.playlists.name}
            value={name}
            onChange={setName}
            autoFocus
            onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}
          />
        </DialogBody>
        <DialogFoot>
          <Button onPress={closeDialog}>{messages.common.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={!checked.success}>
            {confirm}
          </Button>
        </DialogFoot>
      </form>
    </ModalDialog>
  );
}
