// Asks before something is done that is not lightly taken back: what it means, Cancel, and the one button that does it.
import type { ReactNode } from 'react';
import { messages } from '../words/messages.ts';
import { Button } from './Button.tsx';
import { DialogBody, DialogFoot, ModalDialog } from './ModalDialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** On the button that does it. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ConfirmDialog({ title, confirm, onConfirm, onClose, children }: ConfirmDialogProps) {
  return (
    <ModalDialog title={title} width="narrow" onClose={onClose}>
      <DialogBody>{children}</DialogBody>
      <DialogFoot>
        <Button onPress={onClose}>{messages.common.cancel}</Button>
        <Button
          look="primary"
          autoFocus
          onPress={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirm}
        </Button>
      </DialogFoot>
    </ModalDialog>
  );
}
