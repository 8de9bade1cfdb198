// A text field that offers what there is, and takes anything.
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import css from './SuggestField.module.css';

interface SuggestFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly suggestions: readonly { readonly value: string; readonly note: string }[];
  readonly onChange: (value: string) => void;
}

export function SuggestField({ label, value, placeholder, suggestions, onChange }: SuggestFieldProps) {
  return (
    <ComboBox
      aria-label={label}
      className={css['field'] ?? ''}
      inputValue={value}
      onInputChange={onChange}
      allowsCustomValue
      defaultItems={suggestions.map((suggestion) => ({ ...suggestion, id: suggestion.value }))}
    >
      <Input className={css['input'] ?? ''} placeholder={placeholder} spellCheck={false} />
      <Popover className={css['popover'] ?? ''} offset={4}>
        <ListBox<{ id: string; note: string }> className={css['list'] ?? ''}>
          {({ id, note }) => (
            <ListBoxItem id={id} textValue={id} className={css['item'] ?? ''}>
              <span className={css['name']}>{id}</span>
              <span className={css['note']}>{note}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
