// All keyboard shortcuts at a glance.

import { commandKeys, fixedKeys } from '../../commands/keySheet.ts';
import { useKeyBindings } from '../../commands/useKeyBindings.ts';
import { KeyLines } from '../../parts/KeyLines.tsx';
import { DialogBody, ModalDialog } from '../../primitives/ModalDialog.tsx';
import { closeDialog } from '../../state/dialogs.ts';
import { messages } from '../../words/messages.ts';
import css from './KeysDialog.module.css';

export function KeysDialog() {
  const bindings = useKeyBindings();
  return (
    <ModalDialog title={messages.keys.title} width="widest" onClose={closeDialog}>
      <DialogBody>
        {/* On a small screen it scrolls, and what scrolls must be reachable by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
        <section className={css['groups']} tabIndex={0} aria-label={messages.keys.title}>
          {[...commandKeys(bindings), ...fixedKeys].map(({ title, keys }) => (
            <section key={title} className={css['group']}>
              <h3 className={css['title']}>{title}</h3>
              <KeyLines lines={keys} />
            </section>
          ))}
        </section>
      </DialogBody>
    </ModalDialog>
  );
}
