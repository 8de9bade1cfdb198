// What the track sounds like: a bar for each genre, and what each base learner made of it on its own.
import { ChevronRight } from 'lucide-react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { displayGenre } from '../../core/genres/name.ts';
import type { TrackDetail } from '../../core/model/track.ts';
import { formatShare } from '../format.ts';
import { genreColours } from '../genres/colours.ts';
import { messages } from '../messages.ts';
import css from './Hearing.module.css';
import { likeliest } from './likeliest.ts';
import { Section } from './Section.tsx';

const words = messages.inspector;
const barsShown = 5;

export function Hearing({ track }: { readonly track: TrackDetail }) {
  const genres = likeliest(track.probabilities, barsShown);
  if (genres.length === 0)
    return track.state === 'failed' ? null : (
      <Section title={words.sounds}>
        <p className={css['none']}>{track.state === 'new' ? words.notHeardYet : words.noModel}</p>
      </Section>
    );
  const learners = Object.entries(track.baseLearners);
  return (
    <Section title={words.sounds}>
      <Bars genres={genres} />
      {learners.length === 0 ? null : (
        <Disclosure className={css['opinions'] ?? ''} defaultExpanded>
          <Heading level={4} className={css['heading'] ?? ''}>
            <AriaButton slot="trigger" className={css['trigger'] ?? ''}>
              <ChevronRight size={13} aria-hidden className={css['chevron']} />
              {words.opinions}
            </AriaButton>
          </Heading>
          <DisclosurePanel>
            <ul className={css['learners']}>
              {learners.map(([name, probabilities]) => {
                const [first, second] = likeliest(probabilities, 2);
                return first === undefined ? null : (
                  <li key={name} className={css['learner']}>
                    <span className={css['learnerName']}>{learnerName(name)}</span>
                    <Opinion genre={first.genre} share={first.share} />
                    {second === undefined ? null : (
                      <span className={css['second']}>
                        {displayGenre(second.genre)} {formatShare(second.share)}
                      </span>
                    )}
                  </li>
                );
              })}
            </ul>
          </DisclosurePanel>
        </Disclosure>
      )}
    </Section>
  );
}

interface GenreShare {
  readonly genre: string;
  readonly share: number;
}

function Bars({ genres }: { readonly genres: readonly GenreShare[] }) {
  return (
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
  );
}

function Opinion({ genre, share }: GenreShare) {
  return (
    <span className={css['opinion']} {...genreColours(genre)}>
      <span className={css['dot']} aria-hidden />
      {displayGenre(genre)} <span className={css['share']}>{formatShare(share)}</span>
    </span>
  );
}

function learnerName(name: string): string {
  const { learners } = words;
  return name === 'knn' || name === 'svm' || name === 'mlp' ? learners[name] : name;
}
