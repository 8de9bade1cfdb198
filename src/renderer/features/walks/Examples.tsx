// The examples on one side of a blend, and a way to add one.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../primitives/Button.tsx';
import { addExamples, removeExample, type Side } from '../../state/walks.ts';
import { messages } from '../../words/messages.ts';
import { TrackChip } from './TrackChip.tsx';
import { TrackPicker } from './TrackPicker.tsx';
import { useRows } from './useRows.ts';
import css from './Walks.module.css';

const words = messages.walks;

export function Examples({ side, ids }: { readonly side: Side; readonly ids: readonly number[] }) {
  const [isAsking, setAsking] = useState(false);
  const rows = useRows(ids);
  const label = words[side];
  return (
    <div className={css['side']}>
      <p className={css['label']} aria-hidden>
        {label}
      </p>
      <ul className={css['examples']} aria-label={label}>
        {ids.map((id) => (
          <TrackChip key={id} track={rows.get(id)} onRemove={() => removeExample(id)} />
        ))}
        <li>
          <Button
            icon={Plus}
            look="quiet"
            aria-label={messages.common.told(label, words.choose)}
            onPress={() => setAsking(true)}
          >
            {words.choose}
          </Button>
        </li>
      </ul>
      {isAsking ? (
        <TrackPicker
          title={words.chooseTitle(label)}
          onPick={(id) => addExamples(side, [id])}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
