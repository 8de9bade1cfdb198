// In which order tracks stand: by what, and which way.

import { Select } from '../../primitives/fields/Select.tsx';
import type { Order } from '../../state/conditions.ts';
import { messages } from '../../words/messages.ts';

const words = messages.playlists;

interface OrderFieldsProps {
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

const keys: readonly Order['key'][] = [
  'shelf',
  'title',
  'artist',
  'album',
  'year',
  'genre',
  'predictedGenre',
  'source',
  'confidence',
  'duration',
  'tempo',
  'key',
  'loudness',
  'format',
  'bitRate',
  'path',
  'added',
];

export function OrderFields({ order, onOrder }: OrderFieldsProps) {
  return (
    <>
      <Select
        label={words.rule.order}
        value={order.key}
        options={keys.map((key) => ({ value: key, name: words.sortKeys[key] }))}
        onChange={(value) => {
          const key = keys.find((other) => other === value);
          if (key !== undefined) onOrder({ ...order, key });
        }}
      />
      {order.key === 'shelf' ? null : (
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
