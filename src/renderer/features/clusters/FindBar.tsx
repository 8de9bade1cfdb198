// Finding clusters: how, how many, and the button.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type ClusterMethod, clusterMethods } from '../../../core/domain/clusters.ts';
import { notifyFailure } from '../../commands/notifyFailure.ts';
import { Button } from '../../primitives/Button.tsx';
import { Select } from '../../primitives/fields/Select.tsx';
import { api } from '../../wire/api.ts';
import { clusterWords as words } from '../../words/clusters.ts';
import css from './FindBar.module.css';

const byItself = 'by itself';
/** More than these nobody looks through; the command line finds more. */
const most = 30;
const numbers = [
  { value: byItself, name: words.byItself },
  ...Array.from({ length: most - 1 }, (_, i) => ({ value: `${i + 2}`, name: `${i + 2}` })),
];
const methods = clusterMethods.map((value) => ({
  value,
  name: words.methods[value],
  note: words.methodNotes[value],
}));

interface FindBarProps {
  readonly again: boolean;
  readonly isDisabled: boolean;
}

export function FindBar({ again, isDisabled }: FindBarProps) {
  const [method, setMethod] = useState<ClusterMethod>('k-means');
  const [number, setNumber] = useState(byItself);
  const find = useMutation(api.clusters.find.mutationOptions({ onError: notifyFailure }));
  return (
    <div className={css['bar']}>
      <Select
        label={words.method}
        hideLabel
        options={methods}
        value={method}
        onChange={(value) => setMethod(clusterMethods.find((one) => one === value) ?? method)}
      />
      <div className={css['number']}>
        <Select label={words.number} hideLabel options={numbers} value={number} onChange={setNumber} />
      </div>
      <Button
        look={again ? 'plain' : 'primary'}
        isDisabled={isDisabled || find.isPending}
        onPress={() => find.mutate({ method, ...(number === byItself ? {} : { k: Number(number) }) })}
      >
        {again ? words.findAgain : words.find}
      </Button>
    </div>
  );
}
