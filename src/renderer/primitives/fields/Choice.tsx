// Check boxes and radio buttons.
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, Radio as AriaRadio, type CheckboxProps } from 'react-aria-components';
import css from './Choice.module.css';

interface CheckProps extends Omit<CheckboxProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

export function Checkbox({ children, ...rest }: CheckProps) {
  return (
    <AriaCheckbox {...rest} className={css['choice'] ?? ''}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={css['box']} aria-hidden>
            {isIndeterminate ? (
              <Minus size={12} strokeWidth={3} />
            ) : isSelected ? (
              <Check size={12} strokeWidth={3} />
            ) : null}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}

interface RadioProps {
  readonly value: string;
  readonly title: string;
  readonly detail: string;
}

export function Radio({ value, title, detail }: RadioProps) {
  return (
    <AriaRadio value={value} className={`${css['choice']} ${css['radio']}`}>
      <span className={css['ring']} aria-hidden />
      <span>
        <span className={css['title']}>{title}</span>
        <span className={css['detail']}>{detail}</span>
      </span>
    </AriaRadio>
  );
}
