// A small search field that narrows the list beneath it.
import { Search, X } from 'lucide-react';
import { Button, Input, SearchField } from 'react-aria-components';
import css from './NarrowField.module.css';

interface NarrowFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

export function NarrowField({ label, value, onChange }: NarrowFieldProps) {
  return (
    <SearchField aria-label={label} value={value} onChange={onChange} className={css['field'] ?? ''}>
      <Search size={13} aria-hidden className={css['picture']} />
      <Input className={css['input'] ?? ''} placeholder={label} spellCheck={false} />
      {value === '' ? null : (
        <Button className={css['clear'] ?? ''}>
          <X size={12} aria-hidden />
        </Button>
      )}
    </SearchField>
  );
}
