// What a walk has come to: how many tracks, and to play and keep them.
import { ListPlus, Play, Share } from 'lucide-react';
import type { ReactNode } from 'react';
import { exportWalk, keepWalk } from '../../commands/walkActions.ts';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { playWithin } from '../../state/neighbours.ts';
import { messages } from '../../words/messages.ts';
import css from './Walks.module.css';

const words = messages.walks;

interface FoundProps {
  readonly summary: string;
  /** Of the playlist. */
  readonly name: string;
  readonly ids: readonly number[];
  /** In the order in which they are when each ends. */
  readonly current: () => readonly number[];
  readonly children?: ReactNode;
}

export function Found({ summary, name, ids, current, children = null }: FoundProps) {
  const [first] = ids;
  return (
    <div className={css['found']}>
      <p className={css['summary']} role="status">
        {summary}
      </p>
      {children}
      <Button
        icon={Play}
        isDisabled={first === undefined}
        onPress={() => first !== undefined && playWithin(current, first)}
      >
        {words.playAll}
      </Button>
      <Button
        look="primary"
        icon={ListPlus}
        isDisabled={first === undefined}
        onPress={() => keepWalk(name, ids)}
      >
        {words.keep}
      </Button>
      <IconButton
        icon={Share}
        label={words.export}
        isDisabled={first === undefined}
        onPress={() => exportWalk(name, ids)}
      />
    </div>
  );
}
