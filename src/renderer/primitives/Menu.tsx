// A menu below a button, or where the pointer is.
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger as AriaMenuTrigger,
  Header,
  MenuSection,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';
import { Keys } from './Key.tsx';
import css from './Menu.module.css';
import { looks, OptionCheck, OptionInsides } from './Options.tsx';

interface MenuProps {
  readonly label: string;
  /** The button. */
  readonly trigger: ReactNode;
  /** Where it can be opened by something else than the button, too. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

export function Menu({ label, trigger, children, ...open }: MenuProps) {
  return (
    <AriaMenuTrigger {...open}>
      {trigger}
      <Popover placement="bottom end" offset={4} className={`${looks.float} ${css['popover']}`}>
        <AriaMenu aria-label={label} className={css['menu'] ?? ''}>
          {children}
        </AriaMenu>
      </Popover>
    </AriaMenuTrigger>
  );
}

/** Pixels in the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface MenuAtProps {
  readonly label: string;
  readonly at: Point;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Opened by its parent: on a right click, or by the menu key. */
export function MenuAt({ label, at, onClose, children }: MenuAtProps) {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={place} className={css['place']} style={{ left: at.x, top: at.y }} />
      <Popover
        // Elsewhere it is another menu.
        key={`${at.x} ${at.y}`}
        aria-label={label}
        triggerRef={place}
        isOpen
        onOpenChange={onClose}
        placement="bottom start"
        offset={2}
        className={`${looks.float} ${css['popover']}`}
      >
        <AriaMenu aria-label={label} autoFocus="first" onClose={onClose} className={css['menu'] ?? ''}>
          {children}
        </AriaMenu>
      </Popover>
    </>
  );
}

interface MenuItemProps {
  readonly icon: LucideIcon;
  readonly name: string;
  /** The key that does the same without the menu. */
  readonly keys?: readonly string[];
  readonly danger?: boolean;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
}

export function MenuItem(props: MenuItemProps) {
  const { icon: Icon, name, keys = [], danger = false, isDisabled = false, onAction } = props;
  return (
    <AriaMenuItem
      textValue={name}
      isDisabled={isDisabled}
      onAction={onAction}
      className={`${looks.option} ${danger ? css['danger'] : ''}`}
    >
      <OptionInsides picture={<Icon size={15} aria-hidden />} name={name} />
      {keys.length === 0 ? null : <Keys names={keys} />}
    </AriaMenuItem>
  );
}

interface MenuWithinProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly children: ReactNode;
}

/** A menu within a menu. */
export function MenuWithin({ icon: Icon, name, children }: MenuWithinProps) {
  return (
    <SubmenuTrigger>
      <AriaMenuItem textValue={name} className={looks.option}>
        <OptionInsides picture={<Icon size={15} aria-hidden />} name={name} note="›" />
      </AriaMenuItem>
      <Popover className={`${looks.float} ${css['popover']}`}>
        <AriaMenu aria-label={name} className={css['menu'] ?? ''}>
          {children}
        </AriaMenu>
      </Popover>
    </SubmenuTrigger>
  );
}

interface PicturedItemProps {
  readonly picture: ReactNode;
  readonly name: string;
  readonly note: string;
  readonly onAction: () => void;
}

/** An item with a picture of its own, and something to know about it. */
export function PicturedItem({ picture, name, note, onAction }: PicturedItemProps) {
  return (
    <AriaMenuItem textValue={name} onAction={onAction} className={looks.option}>
      <OptionInsides picture={<span className={css['picture']}>{picture}</span>} name={name} note={note} />
    </AriaMenuItem>
  );
}

/** Items that belong together, under a heading. */
export function MenuPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <MenuSection className={css['part'] ?? ''}>
      <Header className={css['title'] ?? ''}>{title}</Header>
      {children}
    </MenuSection>
  );
}

export function MenuLine() {
  return <Separator className={css['line'] ?? ''} />;
}

interface ChecksProps<T extends string> {
  readonly title: string;
  readonly choices: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly checked: readonly T[];
}

interface MenuChecksProps<T extends string> extends ChecksProps<T> {
  readonly mayBeNone?: boolean;
  readonly onCheck: (choice: T, isChecked: boolean) => void;
}

/** Any of these, at least one unless none will do as well; the menu stays open. */
export function MenuChecks<T extends string>({ onCheck, mayBeNone = false, ...checks }: MenuChecksProps<T>) {
  return (
    <Checks
      {...checks}
      mode="multiple"
      mayBeNone={mayBeNone}
      onChange={(now) => {
        const changed = checks.choices.find((choice) => now.has(choice) !== checks.checked.includes(choice));
        if (changed !== undefined) onCheck(changed, now.has(changed));
      }}
    />
  );
}

interface MenuChoiceProps<T extends string> extends Omit<ChecksProps<T>, 'checked'> {
  readonly chosen: T;
  readonly onChoose: (choice: T) => void;
}

/** One of these. */
export function MenuChoice<T extends string>({ chosen, onChoose, ...checks }: MenuChoiceProps<T>) {
  return (
    <Checks
      {...checks}
      checked={[chosen]}
      mode="single"
      onChange={(now) => {
        const choice = checks.choices.find((name) => now.has(name));
        if (choice !== undefined) onChoose(choice);
      }}
    />
  );
}

interface AnyChecksProps<T extends string> extends ChecksProps<T> {
  readonly mode: 'single' | 'multiple';
  readonly mayBeNone?: boolean;
  readonly onChange: (now: ReadonlySet<unknown>) => void;
}

function Checks<T extends string>(props: AnyChecksProps<T>) {
  const { title, choices, names, checked, mode, mayBeNone = false, onChange } = props;
  // Choices of two parts may have one name, and a menu knows its items by name.
  const own = useId();
  const keyOf = (choice: T): string => `${own}${choice}`;
  return (
    <MenuSection
      className={css['part'] ?? ''}
      selectionMode={mode}
      disallowEmptySelection={!mayBeNone}
      selectedKeys={checked.map(keyOf)}
      onSelectionChange={(keys) =>
        onChange(new Set(choices.filter((choice) => keys === 'all' || keys.has(keyOf(choice)))))
      }
    >
      <Header className={css['title'] ?? ''}>{title}</Header>
      {choices.map((choice) => (
        <AriaMenuItem key={choice} id={keyOf(choice)} textValue={names[choice]} className={looks.option}>
          {({ isSelected }) => (
            <OptionInsides picture={<OptionCheck isChosen={isSelected} />} name={names[choice]} />
          )}
        </AriaMenuItem>
      ))}
    </MenuSection>
  );
}
