// Buttons: with words, or with a picture alone and its words in a tooltip.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import css from './Button.module.css';
import { Key } from './Key.tsx';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly look?: Look;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

export function Button({ look = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`${css['button']} ${css[look]}`}>
      {Icon === undefined ? null : <Icon size={14} aria-hidden />}
      {children}
    </AriaButton>
  );
}

interface KeyButtonProps extends Omit<ButtonProps, 'look' | 'children'> {
  readonly name: string;
  /** The key's name in `aria-keyshortcuts`. */
  readonly shortcut: string;
  /** The key's name on the button, where that is another. */
  readonly printed?: string;
}

/** A quiet button with the key that presses it. */
export function KeyButton({ name, shortcut, printed = shortcut, ...rest }: KeyButtonProps) {
  return (
    <Button {...rest} look="quiet" aria-keyshortcuts={shortcut}>
      {name}
      <Key name={printed} />
    </Button>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly size?: 'normal' | 'large';
  readonly filled?: boolean;
}

export function IconButton({ icon: Icon, label, size = 'normal', filled = false, ...rest }: IconButtonProps) {
  const look = filled ? css['filled'] : '';
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton {...rest} aria-label={label} className={`${css['icon']} ${css[size]} ${look}`}>
        <Icon size={size === 'large' ? 18 : 15} aria-hidden {...(filled ? { fill: 'currentColor' } : {})} />
      </AriaButton>
      <Tooltip className={css['tooltip'] ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
