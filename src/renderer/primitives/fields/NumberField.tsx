// A field for a number, which may be left empty.
import { NumberField as AriaNumberField, Input } from 'react-aria-components';
import { FieldLabel, frame, nameOf } from './Frame.tsx';
import css from './NumberField.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** Null: empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly placeholder: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly autoFocus?: boolean;
}

const plain = { useGrouping: false, maximumFractionDigits: 2 } as const;

export function NumberField(props: NumberFieldProps) {
  const { value, onChange, placeholder, unit = '', min, max, autoFocus = false } = props;
  return (
    <AriaNumberField
      className={frame.field}
      {...nameOf(props)}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      formatOptions={plain}
      autoFocus={autoFocus}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
    >
      <FieldLabel {...props} />
      <div className={frame.box}>
        <Input className={css['input'] ?? ''} placeholder={placeholder} />
        {unit === '' ? null : <span className={css['unit']}>{unit}</span>}
      </div>
    </AriaNumberField>
  );
}
