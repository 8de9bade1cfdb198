// What can be chosen, each with a box to tick, and all or none of it at once.
import type { ReactNode } from 'react';
import { CheckboxGroup, Label } from 'react-aria-components';
import { Button } from '../../primitives/Button.tsx';
import { Checkbox } from '../../primitives/fields/Choice.tsx';
import { Hidden } from '../../primitives/Hidden.tsx';
import { formatCount } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './CheckList.module.css';

const words = messages.export;

interface CheckListProps {
  readonly label: string;
  readonly items: readonly {
    readonly value: string;
    readonly name: string;
    readonly tracks: number;
    readonly picture: ReactNode;
  }[];
  readonly chosen: readonly string[];
  readonly onChoose: (values: string[]) => void;
  /** Stands at the head. */
  readonly head: ReactNode;
  /** Shown when there is nothing to choose from. */
  readonly nothing: string;
}

export function CheckList({ label, items, chosen, onChoose, head, nothing }: CheckListProps) {
  const isAll = chosen.length === items.length;
  return (
    <CheckboxGroup value={[...chosen]} onChange={onChoose} className={css['group'] ?? ''}>
      <div className={css['head']}>
        <div className={css['start']}>{head}</div>
        <Label>
          <Hidden>{label}</Hidden>
        </Label>
        <span className={css['chosen']}>{words.some(chosen.length, items.length)}</span>
        <Button
          look="quiet"
          isDisabled={items.length === 0}
          onPress={() => onChoose(isAll ? [] : items.map(({ value }) => value))}
        >
          {isAll ? words.none : words.all}
        </Button>
      </div>
      <div className={css['items']}>
        {items.length === 0 ? <p className={css['nothing']}>{nothing}</p> : null}
        {items.map(({ value, name, tracks, picture }) => (
          <Checkbox key={value} value={value}>
            {picture}
            <span className={css['name']}>{name}</span>
            <span className={css['note']}>{formatCount(tracks)}</span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
