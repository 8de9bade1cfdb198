// A menu below a button.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger as AriaMenuTrigger,
  Popover,
} from 'react-aria-components';
import css from './Menu.module.css';

interface MenuProps {
  readonly label: string;
  /** The button. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
}

export function Menu({ label, trigger, children }: MenuProps) {
  return (
    <AriaMenuTrigger>
      {trigger}
      <Popover placement="bottom end" offset={4} className={css['popover'] ?? ''}>
        <AriaMenu aria-label={label} className={css['menu'] ?? ''}>
          {children}
        </AriaMenu>
      </Popover>
    </AriaMenuTrigger>
  );
}

interface MenuItemProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly danger?: boolean;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
}

export function MenuItem({ icon: Icon, name, danger = false, isDisabled = false, onAction }: MenuItemProps) {
  return (
    <AriaMenuItem
      textValue={name}
      isDisabled={isDisabled}
      onAction={onAction}
      className={`${css['item']} ${danger ? css['danger'] : ''}`}
    >
      <Icon size={15} aria-hidden />
      {name}
    </AriaMenuItem>
  );
}
