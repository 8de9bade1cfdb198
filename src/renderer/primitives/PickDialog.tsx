// Type, choose, Enter: a field above a list that it narrows.
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { looks, OptionInsides } from './Options.tsx';
import css from './PickDialog.module.css';

interface PickDialogProps {
  /** What is being asked; stands above the field, unless that is obvious. */
  readonly title: string;
  readonly hideTitle?: boolean;
  /** What is typed and chosen, for those who do not see it. */
  readonly label: string;
  readonly placeholder: string;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onPick: (key: string) => void;
  /** With Ctrl or Command: what else can be done with it. */
  readonly onPickOther?: (key: string) => void;
  readonly onClose: () => void;
  /** Shown when the list is empty. */
  readonly nothing: string;
  readonly wide?: boolean;
  /** Stands below the list. */
  readonly foot?: ReactNode;
  /** Stands in the place of field and list: a question about what was picked. */
  readonly instead?: ReactNode;
  /** PickItems, or sections of them. */
  readonly children: ReactNode;
}

export function PickDialog(props: PickDialogProps) {
  const { title, wide = false, instead = null, onClose, onPickOther } = props;
  function takeOther(event: KeyboardEvent): void {
    if (onPickOther === undefined || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    const key = document.getElementById(id)?.getAttribute('data-pick') ?? null;
    if (key === null) return;
    event.preventDefault();
    event.stopPropagation();
    onPickOther(key);
  }
  return (
    <PickFrame title={title} wide={wide} onClose={onClose} onKeyFirst={takeOther}>
      {instead ?? <Picking {...props} />}
    </PickFrame>
  );
}

interface PickFrameProps extends Pick<PickDialogProps, 'title' | 'wide' | 'onClose' | 'children'> {
  /** Hears of every key before field and list do. */
  readonly onKeyFirst?: (event: KeyboardEvent) => void;
}

/** The dialog around it. */
export function PickFrame({ title, wide = false, onClose, onKeyFirst, children }: PickFrameProps) {
  const latest = useRef(onKeyFirst);
  useEffect(() => {
    latest.current = onKeyFirst;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => latest.current?.(event);
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={css['veil'] ?? ''}>
      <Modal className={`${css['modal']} ${wide ? css['wide'] : ''}`}>
        <Dialog aria-label={title} className={css['dialog'] ?? ''}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type PickingProps = Omit<PickDialogProps, 'onClose' | 'onPickOther' | 'wide' | 'instead'>;

/** The field, and the list below it. */
export function Picking(props: PickingProps) {
  const {
    title,
    hideTitle = false,
    label,
    placeholder,
    typed,
    onTyped,
    onPick,
    nothing,
    foot,
    children,
  } = props;
  return (
    <Autocomplete inputValue={typed} onInputChange={onTyped}>
      {hideTitle ? null : <p className={css['title']}>{title}</p>}
      <SearchField aria-label={label} autoFocus className={css['field'] ?? ''}>
        <Search size={15} aria-hidden className={css['picture']} />
        <Input
          // The list is steered from here, and assistive technology has to know.
          role="combobox"
          aria-expanded
          className={css['input'] ?? ''}
          placeholder={placeholder}
          spellCheck={false}
        />
      </SearchField>
      <ListBox
        aria-label={label}
        className={css['list'] ?? ''}
        onAction={(key) => onPick(`${key}`)}
        renderEmptyState={() => <p className={css['nothing']}>{nothing}</p>}
      >
        {children}
      </ListBox>
      {foot === undefined ? null : <p className={css['foot']}>{foot}</p>}
    </Autocomplete>
  );
}

/** Items of one kind, under a heading. */
export function PickPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <ListBoxSection>
      <Header className={css['partTitle'] ?? ''}>{title}</Header>
      {children}
    </ListBoxSection>
  );
}

interface PickItemProps {
  readonly id: string;
  readonly name: string;
  readonly picture?: ReactNode;
  readonly note?: ReactNode;
}

export function PickItem({ id, name, picture = null, note = null }: PickItemProps) {
  return (
    <ListBoxItem id={id} textValue={name} className={looks.roomy} data-pick={id}>
      <OptionInsides picture={picture} name={name} note={note} />
    </ListBoxItem>
  );
}
