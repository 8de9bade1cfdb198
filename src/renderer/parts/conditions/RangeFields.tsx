// From here to there, either end left open.
import type { RangeField } from '../../../core/domain/trackFields.ts';
import { NumberField } from '../../primitives/fields/NumberField.tsx';
import type { Condition } from '../../state/conditions.ts';
import { messages } from '../../words/messages.ts';

const words = messages.playlists;
const most: Partial<Record<RangeField, number>> = { confidence: 100 };
/** Below full scale they are negative. */
const levels: readonly RangeField[] = ['loudnessLufs', 'truePeakDbtp'];

interface RangeFieldsProps {
  readonly condition: Extract<Condition, { readonly kind: 'range' }>;
  readonly name: string;
  readonly onChange: (condition: Condition) => void;
  readonly autoFocus?: boolean;
}

export function RangeFields({ condition, name, onChange, autoFocus = false }: RangeFieldsProps) {
  const max = most[condition.field];
  const shared = {
    hideLabel: true,
    unit: messages.fields.units[condition.field],
    ...(levels.includes(condition.field) ? {} : { min: 0 }),
    ...(max === undefined ? {} : { max }),
  };
  return (
    <>
      <NumberField
        {...shared}
        autoFocus={autoFocus}
        label={messages.common.told(name, words.rule.from)}
        placeholder={words.rule.from}
        value={condition.min}
        onChange={(value) => onChange({ ...condition, min: value })}
      />
      <span aria-hidden>–</span>
      <NumberField
        {...shared}
        label={messages.common.told(name, words.rule.to)}
        placeholder={words.rule.to}
        value={condition.max}
        onChange={(value) => onChange({ ...condition, max: value })}
      />
    </>
  );
}
