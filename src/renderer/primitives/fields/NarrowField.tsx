// A field that narrows the list below it, in whose Autocomplete it stands.
import { Input, SearchField } from 'react-aria-components';
import { messages } from '../../words/messages.ts';
import css from './NarrowField.module.css';

/** From so many on it is easier to type than to look. */
export const longList = 9;

interface NarrowFieldProps {
  readonly label: string;
  /** By Escape, which closes the list at once, whatever was typed. */
  readonly onClose: () => void;
}

export function NarrowField({ label, onClose }: NarrowFieldProps) {
  return (
    <SearchField
      aria-label={label}
      autoFocus
      className={css['field'] ?? ''}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        else event.continuePropagation();
      }}
    >
      <Input
        // The list is steered from here, and assistive technology has to know.
        role="combobox"
        aria-expanded
        className={css['input'] ?? ''}
        placeholder={messages.filters.narrow}
        spellCheck={false}
      />
    </SearchField>
  );
}
