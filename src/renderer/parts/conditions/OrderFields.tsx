// In which order tracks stand: by what, and which way.
import { sortFields, trackFields } from '../../../core/domain/trackFields.ts';
import { Select } from '../../primitives/fields/Select.tsx';
import type { Order } from '../../state/conditions.ts';
import { messages } from '../../words/messages.ts';

const words = messages.playlists;

interface OrderFieldsProps {
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

const keys: readonly Order['key'][] = [
  'albumOrder',
  ...sortFields.filter((field) => trackFields[field].sort.menu),
];

export function OrderFields({ order, onOrder }: OrderFieldsProps) {
  return (
    <>
      <Select
        label={words.rule.order}
        value={order.key}
        options={keys.map((key) => ({ value: key, name: messages.fields.orders[key] }))}
        onChange={(value) => {
          const key = keys.find((other) => other === value);
          if (key !== undefined) onOrder({ ...order, key });
        }}
      />
      {order.key === 'albumOrder' ? null : (
        <Select
          label={words.rule.direction}
          value={order.direction}
          options={(['ascending', 'descending'] as const).map((value) => ({
            value,
            name: words.rule[value],
          }))}
          onChange={(value) =>
            onOrder({ ...order, direction: value === 'descending' ? 'descending' : 'ascending' })
          }
        />
      )}
    </>
  );
}
