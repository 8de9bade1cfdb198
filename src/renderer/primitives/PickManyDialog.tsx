// Type, choose several, done: each press checks one; an empty field and Enter once more end it.
import { Check, Minus } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from './Button.tsx';
import css from './PickDialog.module.css';
import { PickFrame, PickItem, Picking } from './PickDialog.tsx';

interface PickManyDialogProps {
  readonly title: string;
  readonly label: string;
  readonly placeholder: string;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  /** One was pressed: it is checked, or not any more. */
  readonly onPress: (key: string) => void;
  /** On the button that ends it. */
  readonly done: string;
  readonly hint: string;
  readonly isDoneDisabled: boolean;
  readonly onDone: () => void;
  /** By Escape, or a press beside it. */
  readonly onClose: () => void;
  readonly nothing: string;
  /** CheckItems. */
  readonly children: ReactNode;
}

export function PickManyDialog(props: PickManyDialogProps) {
  const { typed, onTyped, onPress, done, hint, isDoneDisabled, onDone, onClose, ...picking } = props;
  // Whether the person has gone to an option by arrow: only then does a key in the empty field mean the option.
  const isSteered = useRef(false);

  function hear(event: KeyboardEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || event.isComposing) return;
    if (/^(Arrow(Up|Down)|Home|End|Page(Up|Down))$/u.test(event.key)) isSteered.current = true;
    const isEmpty = target.value === '';
    const option = isSteered.current ? optionOf(target) : null;
    const isEnd = event.key === 'Enter' && (event.ctrlKey || event.metaKey || (isEmpty && option === null));
    if (isEnd) onDone();
    else if (event.key === ' ' && isEmpty) {
      if (option !== null) onPress(option);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function press(key: string): void {
    // The next name may be typed at once.
    if (typed !== '') {
      isSteered.current = false;
      onTyped('');
    }
    onPress(key);
  }

  return (
    <PickFrame title={picking.title} onClose={onClose} onKeyFirst={hear}>
      <Picking
        {...picking}
        typed={typed}
        onTyped={(text) => {
          isSteered.current = false;
          onTyped(text);
        }}
        onPick={press}
      />
      <footer className={css['foot']}>
        <p className={css['hint']}>{hint}</p>
        <Button look="primary" isDisabled={isDoneDisabled} onPress={onDone}>
          {done}
        </Button>
      </footer>
    </PickFrame>
  );
}

/** The option that the field steers; null while it steers none. */
function optionOf(field: HTMLInputElement): string | null {
  const id = field.getAttribute('aria-activedescendant');
  const option = id === null ? null : document.getElementById(id);
  return option?.getAttribute('data-key') ?? null;
}

interface CheckItemProps {
  readonly id: string;
  readonly name: string;
  readonly checked: 'all' | 'some' | 'none';
  readonly picture?: ReactNode;
  readonly note?: ReactNode;
}

export function CheckItem({ id, name, checked, picture = null, note = null }: CheckItemProps) {
  return (
    <PickItem
      id={id}
      name={name}
      picture={
        <>
          <span className={css['box']} data-checked={checked !== 'none' || undefined} aria-hidden>
            {checked === 'all' ? (
              <Check size={12} strokeWidth={3} />
            ) : checked === 'some' ? (
              <Minus size={12} strokeWidth={3} />
            ) : null}
          </span>
          {picture}
        </>
      }
      note={note}
    />
  );
}
