// Asks before a genre is made that does not exist yet: a slip of the keyboard should not become one.

import { Button } from '../../primitives/Button.tsx';
import { messages } from '../../words/messages.ts';
import css from './ConfirmGenre.module.css';

const words = messages.picker;

interface ConfirmGenreProps {
  readonly name: string;
  readonly tracks: number;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

export function ConfirmGenre({ name, tracks, onConfirm, onBack }: ConfirmGenreProps) {
  return (
    <div className={css['confirm']}>
      <p className={css['title']}>{words.confirmTitle(name)}</p>
      <p className={css['detail']}>{words.confirmDetail(tracks)}</p>
      <div className={css['buttons']}>
        <Button onPress={onBack}>{words.back}</Button>
        <Button look="primary" onPress={onConfirm} autoFocus>
          {words.confirm}
        </Button>
      </div>
    </div>
  );
}
