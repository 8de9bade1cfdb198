// Who says that a track has its genre, as a small picture with words for those who do not see it.
import { AudioLines, CircleDashed, Tag, UserRoundCheck } from 'lucide-react';
import type { GenreSource } from '../../core/model/genre.ts';
import { messages } from '../messages.ts';
import css from './SourceMark.module.css';

const pictures = { label: UserRoundCheck, tag: Tag, model: AudioLines, none: CircleDashed } as const;

export function SourceMark({ source }: { readonly source: GenreSource }) {
  const Picture = pictures[source];
  return (
    <span
      className={css['mark']}
      role="img"
      aria-label={messages.source[source]}
      title={messages.source[source]}
    >
      <Picture size={13} aria-hidden className={css[source]} />
    </span>
  );
}
