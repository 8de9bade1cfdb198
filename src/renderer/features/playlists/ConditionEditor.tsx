// One rule of a smart playlist: what it is about, what must be so.
import { skipToken, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { valueFields } from '../../../core/domain/trackFields.ts';
import { DaysField } from '../../parts/conditions/DaysField.tsx';
import { RangeFields } from '../../parts/conditions/RangeFields.tsx';
import { useOptions } from '../../parts/conditions/useOptions.ts';
import { IconButton } from '../../primitives/Button.tsx';
import { MultiSelect, type Option, Select } from '../../primitives/fields/Select.tsx';
import { SuggestField } from '../../primitives/fields/SuggestField.tsx';
import {
  type Condition,
  emptyCondition,
  type Field,
  fields,
  type ManyField,
  type TextPart,
} from '../../state/conditions.ts';
import { api } from '../../wire/api.ts';
import { formatCount } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './ConditionEditor.module.css';

const words = messages.playlists;
const yesOptions: readonly Option[] = [
  { value: 'yes', name: words.rule.yes },
  { value: 'no', name: words.rule.no },
];
const names = messages.fields.filters;

interface ConditionEditorProps {
  readonly condition: Condition;
  /** Fields that other rules are about already. */
  readonly taken: ReadonlySet<Field>;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

export function ConditionEditor({ condition, taken, onChange, onRemove }: ConditionEditorProps) {
  const name = names[condition.field];
  return (
    <li className={css['rule']}>
      <div className={css['field']}>
        <Select
          label={words.rule.field}
          hideLabel
          value={condition.field}
          options={fields
            .filter((field) => field === condition.field || !taken.has(field))
            .map((field) => ({ value: field, name: names[field] }))}
          onChange={(value) => {
            const field = fields.find((other) => other === value);
            if (field !== undefined && field !== condition.field) onChange(emptyCondition(field));
          }}
        />
      </div>
      <div className={css['value']}>
        <Value condition={condition} name={name} onChange={onChange} />
      </div>
      <IconButton icon={X} label={words.rule.remove(name)} onPress={onRemove} />
    </li>
  );
}

interface ValueProps {
  readonly condition: Condition;
  readonly name: string;
  readonly onChange: (condition: Condition) => void;
}

function Value({ condition, name, onChange }: ValueProps) {
  switch (condition.kind) {
    case 'many':
      return (
        <Many
          field={condition.field}
          values={condition.values}
          onChange={(values) => onChange({ ...condition, values })}
        />
      );
    case 'range':
      return <RangeFields condition={condition} name={name} onChange={onChange} />;
    case 'days':
      return <DaysField condition={condition} name={name} onChange={onChange} />;
    case 'text':
      return (
        <Text
          field={condition.field}
          name={name}
          text={condition.text}
          onChange={(text) => onChange({ ...condition, text })}
        />
      );
    case 'one':
      return (
        <Select
          label={name}
          hideLabel
          value={condition.value}
          options={Object.entries(messages.fields.choices[condition.field]).map(([value, choice]) => ({
            value,
            name: choice,
          }))}
          onChange={(value) => onChange({ ...condition, value })}
        />
      );
    case 'yes':
      return (
        <Select
          label={name}
          hideLabel
          value={condition.yes ? 'yes' : 'no'}
          options={yesOptions}
          onChange={(value) => onChange({ ...condition, yes: value === 'yes' })}
        />
      );
  }
}

interface ManyProps {
  readonly field: ManyField;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function Many({ field, values, onChange }: ManyProps) {
  return (
    <MultiSelect
      label={names[field]}
      hideLabel
      placeholder={words.rule.choose}
      values={values}
      options={useOptions(field) ?? []}
      onChange={onChange}
    />
  );
}

interface TextProps {
  readonly field: TextPart;
  readonly name: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function Text({ field, name, text, onChange }: TextProps) {
  const known = valueFields.find((other) => other === field);
  const { data } = useQuery(
    api.tracks.values.queryOptions({
      input: known === undefined ? skipToken : { field: known, limit: 1000 },
    }),
  );
  return (
    <SuggestField
      label={name}
      value={text}
      placeholder={words.placeholders[field]}
      suggestions={(data ?? []).map(({ value, tracks }) => ({ value, note: formatCount(tracks) }))}
      onChange={onChange}
    />
  );
}
