// Why a track sounds like the genre that is predicted, in three plain sentences; the figures behind them are folded below.
import type { TrackDetail } from '../../../../core/domain/track.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { messages } from '../../../words/messages.ts';
import { Section } from '../Section.tsx';
import { Explained } from './Explained.tsx';
import { reasonsOf } from './reasons.ts';
import css from './Why.module.css';

const words = messages.inspector;
const usualRows = 2;

export function Why({ track }: { readonly track: TrackDetail }) {
  if (track.state !== 'analysed' || track.predictedGenre === null) return null;
  return (
    <Section name="why">
      <Explained key={track.id} trackId={track.id} rows={usualRows}>
        {(explanation) => {
          if (explanation.genre === null) return <p className={css['why']}>{words.noEffects}</p>;
          const genre = displayGenre(explanation.genre);
          const { typical, untypical, near } = reasonsOf(explanation);
          return (
            <div className={css['why']}>
              <p>{words.typical(genre, typical)}</p>
              <p>{words.untypical(genre, untypical)}</p>
              <p>{words.near(genre, near.ofGenre, near.all)}</p>
            </div>
          );
        }}
      </Explained>
    </Section>
  );
}
