// A button that opens a list to choose from: one of it, or several.
import { Check, ChevronDown } from 'lucide-react';
import {
  Button as AriaButton,
  Select as AriaSelect,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import css from './Select.module.css';

export interface Option {
  readonly value: string;
  readonly name: string;
  /** Beside it, in faint. */
  readonly note?: string;
}

interface SharedProps {
  readonly label: string;
  readonly options: readonly Option[];
  /** Only said, not shown: what stands before it says it already. */
  readonly hideLabel?: boolean;
}

interface SelectProps extends SharedProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function Select({ label, options, value, onChange, hideLabel = false }: SelectProps) {
  return (
    <AriaSelect
      className={css['select'] ?? ''}
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={value}
      onChange={(key) => key !== null && onChange(`${key}`)}
    >
      <Insides
        label={hideLabel ? null : label}
        shown={options.find((option) => option.value === value)?.name ?? ''}
        options={options}
      />
    </AriaSelect>
  );
}

interface MultiSelectProps extends SharedProps {
  readonly values: readonly string[];
  readonly placeholder: string;
  readonly onChange: (values: string[]) => void;
}

export function MultiSelect(props: MultiSelectProps) {
  const { label, options, values, placeholder, onChange, hideLabel = false } = props;
  const names = values.map((value) => options.find((option) => option.value === value)?.name ?? value);
  return (
    <AriaSelect
      className={css['select'] ?? ''}
      {...(hideLabel ? { 'aria-label': label } : {})}
      selectionMode="multiple"
      value={values}
      onChange={(keys) => onChange(keys.map(String))}
    >
      <Insides
        label={hideLabel ? null : label}
        shown={names.length === 0 ? placeholder : names.join(', ')}
        isPlaceholder={names.length === 0}
        options={options}
      />
    </AriaSelect>
  );
}

interface InsidesProps {
  readonly label: string | null;
  readonly shown: string;
  readonly isPlaceholder?: boolean;
  readonly options: readonly Option[];
}

function Insides({ label, shown, isPlaceholder = false, options }: InsidesProps) {
  return (
    <>
      {label === null ? null : <Label className={css['label'] ?? ''}>{label}</Label>}
      <AriaButton className={css['button'] ?? ''}>
        <SelectValue className={(isPlaceholder ? css['placeholder'] : css['shown']) ?? ''}>
          {() => shown}
        </SelectValue>
        <ChevronDown size={14} aria-hidden />
      </AriaButton>
      <Popover className={css['popover'] ?? ''} offset={4}>
        <ListBox className={css['list'] ?? ''} items={options}>
          {({ value, name, note }) => (
            <ListBoxItem id={value} textValue={name} className={css['item'] ?? ''}>
              {({ isSelected }) => (
                <>
                  <Check size={14} aria-hidden className={isSelected ? css['check'] : css['unchecked']} />
                  <span className={css['shown']}>{name}</span>
                  {note === undefined ? null : <span className={css['note']}>{note}</span>}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </>
  );
}
