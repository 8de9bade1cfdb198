// A field that narrows what stands below it: a lens, what is typed, and a button that empties it.
import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Input, type InputProps, SearchField, type SearchFieldProps } from 'react-aria-components';
import css from './SearchBox.module.css';

interface SearchBoxProps extends Pick<SearchFieldProps, 'onSubmit' | 'onKeyDown'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** `full`: as wide as where it stands. */
  readonly size?: 'small' | 'large' | 'full';
  /** What is longer than the label. */
  readonly title?: string;
  /** Of the input. */
  readonly id?: string;
  /** Stands at the end while it is empty. */
  readonly hint?: ReactNode;
  /** What else the input is. */
  readonly input?: InputProps;
  /** Lies under what is typed, letter by letter. */
  readonly under?: ReactNode;
}

export function SearchBox(props: SearchBoxProps) {
  const { label, value, size = 'small', title, id, hint = null, input = {}, under = null, ...rest } = props;
  return (
    <SearchField aria-label={label} value={value} className={`${css['field']} ${css[size]}`} {...rest}>
      <Search size={14} aria-hidden className={css['picture']} />
      {under === null ? null : (
        <div className={css['under']} aria-hidden>
          {under}
        </div>
      )}
      <Input
        {...input}
        className={css['input'] ?? ''}
        placeholder={label}
        spellCheck={false}
        {...(title === undefined ? {} : { title })}
        {...(id === undefined ? {} : { id })}
      />
      {value === '' ? (
        <span className={css['hint']}>{hint}</span>
      ) : (
        <Button className={css['clear'] ?? ''}>
          <X size={13} aria-hidden />
        </Button>
      )}
    </SearchField>
  );
}
