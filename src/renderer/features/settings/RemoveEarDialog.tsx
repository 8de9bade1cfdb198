// Asks before an ear is removed, and says what goes with it.
import type { EarState } from '../../../core/domain/earState.ts';
import { removeEar } from '../../commands/earActions.ts';
import { Button } from '../../primitives/Button.tsx';
import { DialogBody, DialogFoot, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { earWords as words } from '../../words/ears.ts';
import { messages } from '../../words/messages.ts';

interface RemoveEarDialogProps {
  readonly ear: EarState;
  readonly onClose: () => void;
}

export function RemoveEarDialog({ ear, onClose }: RemoveEarDialogProps) {
  return (
    <ModalDialog title={words.removeTitle(ear.name)} width="narrow" onClose={onClose}>
      <DialogBody>
        <ul>
          {words.removeFacts(ear).map((fact) => (
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
            removeEar(ear);
          }}
        >
          {words.removeConfirm}
        </Button>
      </DialogFoot>
    </ModalDialog>
  );
}
