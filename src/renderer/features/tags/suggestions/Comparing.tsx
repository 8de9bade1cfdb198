// While tags are compared with one another.

import { Progress } from '../../../primitives/Progress.tsx';
import { messages } from '../../../words/messages.ts';
import css from './Suggestions.module.css';

export function Comparing() {
  return (
    <div className={css['comparing']} role="status">
      <p>{messages.tags.looking}</p>
      <Progress label={messages.tags.looking} share={null} />
      <p className={css['detail']}>{messages.tags.lookingDetail}</p>
    </div>
  );
}
