// One to five stars to be given: a press gives so many, a press on as many as there are takes them back.
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { mostStars } from '../../core/domain/rating.ts';
import { messages } from '../words/messages.ts';
import css from './StarButtons.module.css';

const words = messages.rating;
const choices = Array.from({ length: mostStars }, (_, n) => n + 1);

interface StarButtonsProps {
  /** Null for none, or for tracks that have not the same. */
  readonly stars: number | null;
  readonly onGive: (stars: number | null) => void;
}

export function StarButtons({ stars, onGive }: StarButtonsProps) {
  return (
    <ToggleButtonGroup
      aria-label={words.label}
      selectionMode="single"
      selectedKeys={stars === null ? [] : [stars]}
      onSelectionChange={([key]) => onGive(typeof key === 'number' ? key : null)}
      className={css['stars'] ?? ''}
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice}
          id={choice}
          aria-label={words.stars(choice)}
          className={css['star'] ?? ''}
          data-full={choice <= (stars ?? 0) || undefined}
        >
          <span aria-hidden>★</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
