// The predicted genres as bars, and what each base learner predicts on its own.
import { useQuery } from '@tanstack/react-query';
import type { TrackDetail } from '../../../../core/domain/track.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { genreColours } from '../../../parts/genres/colours.ts';
import { likeliest } from '../../../parts/genres/likeliest.ts';
import { api } from '../../../wire/api.ts';
import { formatShare } from '../../../words/format.ts';
import { learnerName } from '../../../words/learners.ts';
import { messages } from '../../../words/messages.ts';
import { Section } from '../Section.tsx';
import css from './Predictions.module.css';

const words = messages.inspector;
const barsShown = 5;

export function Prediction({ track }: { readonly track: TrackDetail }) {
  const genres = likeliest(track.probabilities, barsShown);
  if (genres.length === 0)
    return track.state === 'failed' || track.kind === 'not music' ? null : (
      <Section name="sounds">
        <p className={css['none']}>{track.state === 'new' ? words.notAnalysedYet : words.noModel}</p>
      </Section>
    );
  return (
    <Section name="sounds">
      <ul className={css['bars']}>
        {genres.map(({ genre, share }) => (
          <li key={genre} className={css['bar']} {...genreColours(genre)}>
            <span className={css['name']}>{displayGenre(genre)}</span>
            <span className={css['track']} aria-hidden>
              <span className={css['fill']} style={{ width: `${share * 100}%` }} />
            </span>
            <span className={css['share']}>{formatShare(share)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function LearnerPredictions({ track }: { readonly track: TrackDetail }) {
  const { data: hearing } = useQuery(api.ears.list.queryOptions());
  const predictions = Object.entries(track.baseLearners).flatMap(([name, probabilities]) => {
    const [first, second] = likeliest(probabilities, 2);
    return first === undefined ? [] : [{ name, first, second }];
  });
  if (predictions.length === 0) return null;
  return (
    <Section name="opinions">
      <ul className={css['learners']}>
        {predictions.map(({ name, first, second }) => (
          <li key={name} className={css['learner']}>
            <span className={css['learnerName']}>{learnerName(name, hearing?.ears)}</span>
            <span className={css['predicted']} {...genreColours(first.genre)}>
              <span className={css['dot']} aria-hidden />
              {displayGenre(first.genre)} <span className={css['share']}>{formatShare(first.share)}</span>
            </span>
            {second === undefined ? null : (
              <span className={css['second']}>
                {displayGenre(second.genre)} {formatShare(second.share)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
