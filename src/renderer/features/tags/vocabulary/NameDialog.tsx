// Asks for one word: a genre's name, or another spelling.
import { type FormEvent, useState } from 'react';
import { canBeWord } from '../../../../core/genres/vocabulary/editOverlay.ts';
import { Button } from '../../../primitives/Button.tsx';
import { Field } from '../../../primitives/fields/Field.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../../primitives/ModalDialog.tsx';
import { messages } from '../../../words/messages.ts';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  /** What it is called now. */
  readonly first?: string;
  readonly confirm: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

export function NameDialog({ title, label, first = '', confirm, onName, onClose }: NameDialogProps) {
  const [name, setName] = useState(first);
  const usable = canBeWord(name) && name !== first;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!usable) return;
    onClose();
    onName(name.trim());
  }

  return (
    <ModalDialog title={title} width="narrow" onClose={onClose}>
      <form onSubmit={submit}>
        <DialogBody>
          <Field label={label} value={name} onChange={setName} autoFocus />
        </DialogBody>
        <DialogFoot>
          <Button onPress={onClose}>{messages.common.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={!usable}>
            {confirm}
          </Button>
        </DialogFoot>
      </form>
    </ModalDialog>
  );
}
