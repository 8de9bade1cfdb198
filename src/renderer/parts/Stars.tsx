// The stars of a track, as many filled as it has.
import { mostStars } from '../../core/domain/rating.ts';
import { messages } from '../words/messages.ts';
import css from './Stars.module.css';

interface StarsProps {
  readonly stars: number;
}

export function Stars({ stars }: StarsProps) {
  return (
    <span className={css['stars']} role="img" aria-label={messages.rating.stars(stars)}>
      {'★'.repeat(stars)}
      <span className={css['empty']}>{'★'.repeat(mostStars - stars)}</span>
    </span>
  );
}
