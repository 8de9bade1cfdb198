// All keyboard shortcuts at a glance.
import { messages } from '../messages.ts';
import { DialogBody, ModalDialog } from '../primitives/ModalDialog.tsx';
import { closeDialog } from '../stores/dialogs.ts';
import css from './KeysDialog.module.css';

export function KeysDialog() {
  return (
    <ModalDialog title={messages.keys.title} width="narrow" onClose={closeDialog}>
      <DialogBody>
        {messages.keys.groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={css['title']}>{title}</h3>
            <dl>
              {keys.map(({ keys: pressed, does }) => (
                <div key={does} className={css['line']}>
                  <dt>{does}</dt>
                  <dd className={css['keys']}>
                    {pressed.map((key) => (
                      <kbd key={key} className={css['key']}>
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </DialogBody>
    </ModalDialog>
  );
}
