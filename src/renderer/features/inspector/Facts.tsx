// The plain facts of a file and of its tags.
import type { TrackDetail } from '../../../core/domain/track.ts';
import css from './Facts.module.css';
import { factsOf } from './facts.ts';
import { moreTagsOf } from './moreTags.ts';
import { Section } from './Section.tsx';

export function Facts({ track }: { readonly track: TrackDetail }) {
  const moreTags = moreTagsOf(track);
  return (
    <>
      <Section name="facts">
        <Rows rows={factsOf(track)} />
      </Section>
      {moreTags.length === 0 ? null : (
        <Section name="moreTags">
          <Rows rows={moreTags} />
        </Section>
      )}
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly { readonly name: string; readonly text: string }[] }) {
  return (
    <dl className={css['facts']}>
      {rows.map(({ name, text }) => (
        <div key={name} className={css['fact']}>
          <dt className={css['name']}>{name}</dt>
          <dd className={css['value']}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
