// A button that opens a list to choose from: one of it, or several.
import { ChevronDown } from 'lucide-react';
import { useContext } from 'react';
import {
  Button as AriaButton,
  Select as AriaSelect,
  Autocomplete,
  ListBox,
  ListBoxItem,
  Popover,
  SelectStateContext,
  SelectValue,
  useFilter,
} from 'react-aria-components';
import { messages } from '../../words/messages.ts';
import { looks, OptionCheck, OptionInsides } from '../Options.tsx';
import { FieldLabel, frame, nameOf } from './Frame.tsx';
import { longList, NarrowField } from './NarrowField.tsx';
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
  readonly hideLabel?: boolean;
}

interface SelectProps extends SharedProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function Select(props: SelectProps) {
  const { options, value, onChange } = props;
  return (
    <AriaSelect
      className={frame.field}
      {...nameOf(props)}
      value={value}
      onChange={(key) => key !== null && onChange(`${key}`)}
    >
      <FieldLabel {...props} />
      <Insides shown={options.find((option) => option.value === value)?.name ?? ''} options={options} />
    </AriaSelect>
  );
}

interface MultiSelectProps extends SharedProps {
  readonly values: readonly string[];
  readonly placeholder: string;
  readonly onChange: (values: string[]) => void;
}

export function MultiSelect(props: MultiSelectProps) {
  const { options, values, placeholder, onChange } = props;
  const names = values.map((value) => options.find((option) => option.value === value)?.name ?? value);
  return (
    <AriaSelect
      className={frame.field}
      {...nameOf(props)}
      selectionMode="multiple"
      value={values}
      onChange={(keys) => onChange(keys.map(String))}
    >
      <FieldLabel {...props} />
      <Insides
        shown={names.length === 0 ? placeholder : names.join(', ')}
        isPlaceholder={names.length === 0}
        options={options}
        {...(options.length < longList ? {} : { narrow: props.label })}
      />
    </AriaSelect>
  );
}

interface InsidesProps {
  readonly shown: string;
  readonly isPlaceholder?: boolean;
  readonly options: readonly Option[];
  /** Names the field that narrows the list; absent where it is short. */
  readonly narrow?: string;
}

function Insides({ shown, isPlaceholder = false, options, narrow }: InsidesProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const list = (
    <ListBox
      className={css['list'] ?? ''}
      items={options}
      renderEmptyState={() => <p className={css['nothing']}>{messages.filters.nothingFound}</p>}
    >
      {({ value, name, note = null }) => (
        <ListBoxItem id={value} textValue={name} className={looks.option}>
          {({ isSelected }) => (
            <OptionInsides picture={<OptionCheck isChosen={isSelected} />} name={name} note={note} />
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
  return (
    <>
      <AriaButton className={`${frame.box} ${css['button']}`}>
        <SelectValue className={(isPlaceholder ? css['placeholder'] : css['shown']) ?? ''}>
          {() => shown}
        </SelectValue>
        <ChevronDown size={14} aria-hidden className={css['chevron']} />
      </AriaButton>
      <Popover className={`${looks.float} ${css['popover']}`} offset={4}>
        {narrow === undefined ? (
          list
        ) : (
          <Autocomplete filter={contains}>
            <Narrow label={narrow} />
            {list}
          </Autocomplete>
        )}
      </Popover>
    </>
  );
}

function Narrow({ label }: { readonly label: string }) {
  const select = useContext(SelectStateContext);
  return (
    <div className={css['narrow']}>
      <NarrowField label={label} onClose={() => select?.close()} />
    </div>
  );
}
