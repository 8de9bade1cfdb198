// Where a track has its genre from, as a small picture with a text for assistive technology.
import { AudioLines, CircleDashed, Tag, UserRoundCheck } from 'lucide-react';
import type { GenreSource } from '../../../core/domain/genre.ts';
import { messages } from '../../words/messages.ts';
import css from './SourceMark.module.css';

// The same elements every time: a row that comes to show another track draws its picture only when it is another.
const pictures = {
  label: <UserRoundCheck size={13} aria-hidden className={css['label']} />,
  tag: <Tag size={13} aria-hidden className={css['tag']} />,
  model: <AudioLines size={13} aria-hidden className={css['model']} />,
  none: <CircleDashed size={13} aria-hidden className={css['none']} />,
} as const;

export function SourceMark({ source }: { readonly source: GenreSource }) {
  return (
    <span
      className={css['mark']}
      role="img"
      aria-label={messages.source[source]}
      title={messages.source[source]}
    >
      {pictures[source]}
    </span>
  );
}
