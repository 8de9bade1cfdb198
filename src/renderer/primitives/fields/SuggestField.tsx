// A text field that offers what there is, and takes anything.
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { looks, OptionInsides } from '../Options.tsx';
import { frame } from './Frame.tsx';
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
      className={frame.field}
      inputValue={value}
      onInputChange={onChange}
      allowsCustomValue
      defaultItems={suggestions.map((suggestion) => ({ ...suggestion, id: suggestion.value }))}
    >
      <Input className={frame.box} placeholder={placeholder} spellCheck={false} />
      <Popover className={`${looks.float} ${css['popover']}`} offset={4}>
        <ListBox<{ id: string; note: string }> className={css['list'] ?? ''}>
          {({ id, note }) => (
            <ListBoxItem id={id} textValue={id} className={looks.option}>
              <OptionInsides name={id} note={note} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
