// The plain facts of a file and of its tags.
import type { TrackDetail } from '../../../core/domain/track.ts';
import css from './Facts.module.css';
import { factsOf } from './facts.ts';
import { Section } from './Section.tsx';

export function Facts({ track }: { readonly track: TrackDetail }) {
  return (
    <Section name="facts">
      <dl className={css['facts']}>
        {factsOf(track).map(({ name, text }) => (
          <div key={name} className={css['fact']}>
            <dt className={css['name']}>{name}</dt>
            <dd className={css['value']}>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
