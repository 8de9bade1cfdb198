// Asks before an ear is removed, and says what goes with it.
import type { EarState } from '../../../core/domain/earState.ts';
import { removeEar } from '../../commands/earActions.ts';
import { ConfirmDialog } from '../../primitives/ConfirmDialog.tsx';
import { earWords as words } from '../../words/ears.ts';

interface RemoveEarDialogProps {
  readonly ear: EarState;
  readonly onClose: () => void;
}

export function RemoveEarDialog({ ear, onClose }: RemoveEarDialogProps) {
  return (
    <ConfirmDialog
      title={words.removeTitle(ear.name)}
      confirm={words.removeConfirm}
      onConfirm={() => removeEar(ear)}
      onClose={onClose}
    >
      <ul>
        {words.removeFacts(ear).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
