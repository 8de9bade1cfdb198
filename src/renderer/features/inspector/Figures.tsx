// A track in four figures: tempo, key, loudness, dynamics.
import type { TrackDetail } from '../../../core/domain/track.ts';
import { messages } from '../../words/messages.ts';
import css from './Figures.module.css';
import { extentOf, figuresOf } from './figures.ts';

const words = messages.inspector;

export function Figures({ track }: { readonly track: TrackDetail }) {
  if (track.state !== 'analysed') return null;
  const extent = extentOf(track);
  return (
    <div>
      <dl className={css['figures']}>
        {figuresOf(track).map(({ name, text }) => (
          <div key={name} className={css['figure']} title={words.figureDetail[name]}>
            <dt className={css['name']}>{words.figures[name]}</dt>
            <dd className={css['value']}>{text}</dd>
          </div>
        ))}
      </dl>
      {extent === null ? null : <p className={css['extent']}>{extent}</p>}
    </div>
  );
}
