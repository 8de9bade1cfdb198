// Which features speak for the genre that a track sounds like, and which against it.

import type { Explanation } from '../../../../core/domain/explanation.ts';
import type { TrackDetail } from '../../../../core/domain/track.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { genreColours } from '../../../parts/genres/colours.ts';
import { Hidden } from '../../../primitives/Hidden.tsx';
import { featureWords } from '../../../words/features.ts';
import { messages } from '../../../words/messages.ts';
import { Section } from '../Section.tsx';
import css from './Effects.module.css';
import { Explained } from './Explained.tsx';
import { barOf, shownEffects } from './effects.ts';

const words = messages.inspector;
const usualRows = 8;

export function Effects({ track }: { readonly track: TrackDetail }) {
  if (track.state !== 'analysed' || track.predictedGenre === null) return null;
  return (
    <Section name="effects">
      <Explained key={track.id} trackId={track.id} rows={usualRows}>
        {(explanation) => (
          <>
            {explanation.heard.map(({ ear, sounds }) => (
              <p key={ear} className={css['heard']} title={words.heardBy(ear)}>
                {words.hears(sounds.map(({ name }) => name))}
              </p>
            ))}
            <Bars {...explanation} />
          </>
        )}
      </Explained>
    </Section>
  );
}

function Bars({ genre, ...effects }: Explanation) {
  const { shown, strongest } = shownEffects(effects);
  if (genre === null || shown.length === 0) return <p className={css['none']}>{words.noEffects}</p>;
  const name = displayGenre(genre);
  return (
    <div {...genreColours(genre)}>
      <p className={css['ends']} aria-hidden>
        <span>{words.speaksAgainst(name)}</span>
        <span>{words.speaksFor(name)}</span>
      </p>
      <ul>
        {shown.map(({ feature, value, usual, effect }) => {
          const { name: plain, term, format } = featureWords(feature);
          const { left, width } = barOf(effect, strongest);
          return (
            <li key={feature} className={css['effect']} title={plain}>
              <span className={css['name']}>{plain}</span>
              <Hidden>{effect > 0 ? words.speaksFor(name) : words.speaksAgainst(name)}</Hidden>
              <span className={css['axis']} aria-hidden>
                <span
                  className={effect > 0 ? css['for'] : css['against']}
                  style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
                />
              </span>
              <span className={css['values']}>
                {words.effect(format(value), format(usual))}
                <span className={css['term']}>{term}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
