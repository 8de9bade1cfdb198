// Asks for one name: of a playlist, of a genre, or another spelling.
import { type FormEvent, useState } from 'react';
import { Button } from '../primitives/Button.tsx';
import { Field } from '../primitives/fields/Field.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../primitives/ModalDialog.tsx';
import { messages } from '../words/messages.ts';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  /** The name as it is now. */
  readonly first?: string;
  /** What it might be called. */
  readonly suggested?: string;
  readonly confirm: string;
  /** The name in what was typed; null when it cannot be one. */
  readonly nameIn: (typed: string) => string | null;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

export function NameDialog(props: NameDialogProps) {
  const { title, label, first = '', suggested = first, confirm, nameIn, onName, onClose } = props;
  const [typed, setTyped] = useState(suggested);
  const name = nameIn(typed);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name === null) return;
    onClose();
    if (name !== first) onName(name);
  }

  return (
    <ModalDialog title={title} width="narrow" onClose={onClose}>
      <form onSubmit={submit}>
        <DialogBody>
          <Field
            label={label}
            value={typed}
            onChange={setTyped}
            autoFocus
            onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}
          />
        </DialogBody>
        <DialogFoot>
          <Button onPress={onClose}>{messages.common.cancel}</Button>
          <Button look="primary" type="submit" isDisabled={name === null}>
            {confirm}
          </Button>
        </DialogFoot>
      </form>
    </ModalDialog>
  );
}
