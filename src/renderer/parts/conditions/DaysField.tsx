// So many days before now.
import { NumberField } from '../../primitives/fields/NumberField.tsx';
import type { Condition } from '../../state/conditions.ts';
import { messages } from '../../words/messages.ts';

const mostDays = 36_500;

interface DaysFieldProps {
  readonly condition: Extract<Condition, { readonly kind: 'days' }>;
  readonly name: string;
  readonly onChange: (condition: Condition) => void;
  readonly autoFocus?: boolean;
}

export function DaysField({ condition, name, onChange, autoFocus = false }: DaysFieldProps) {
  return (
    <NumberField
      hideLabel
      autoFocus={autoFocus}
      label={name}
      placeholder={messages.filters.any}
      unit={messages.fields.days}
      min={0}
      max={mostDays}
      value={condition.days}
      onChange={(days) => onChange({ ...condition, days })}
    />
  );
}
