// A dialog above everything: titled, closed by Escape or a click beside it, and the focus goes back where it was.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { messages } from '../words/messages.ts';
import { IconButton } from './Button.tsx';
import css from './ModalDialog.module.css';

interface ModalDialogProps {
  readonly title: string;
  readonly width?: 'narrow' | 'wide' | 'widest';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ModalDialog({ title, width = 'wide', onClose, children }: ModalDialogProps) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={css['veil'] ?? ''} data-dialog>
      <Modal className={`${css['modal']} ${css[width]}`}>
        <Dialog className={css['dialog'] ?? ''}>
          <header className={css['head']}>
            <Heading slot="title" className={css['title'] ?? ''}>
              {title}
            </Heading>
            <IconButton icon={X} label={messages.common.close} onPress={onClose} />
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What the dialog is about; scrolls when it is long. */
export function DialogBody({ children }: { readonly children: ReactNode }) {
  return <div className={css['body']}>{children}</div>;
}

/** The buttons at the end. */
export function DialogFoot({ children }: { readonly children: ReactNode }) {
  return <footer className={css['foot']}>{children}</footer>;
}
