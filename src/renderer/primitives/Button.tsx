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
