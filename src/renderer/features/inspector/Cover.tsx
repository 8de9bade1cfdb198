// A track's cover; until it is there, or where there is none, a record in the genre's colour of the same size.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TrackDetail } from '../../../core/domain/track.ts';
import { genreColours } from '../../parts/genres/colours.ts';
import { useSettled } from '../../primitives/useSettled.ts';
import { api, coverUrl } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import css from './Cover.module.css';

const momentMilliseconds = 80;

export function Cover({ track }: { readonly track: TrackDetail }) {
  const settled = useSettled(track.id, momentMilliseconds);
  // Asked for by the contract first: a picture that is not there would be an error in the console.
  const { data: hasCover } = useQuery(
    api.tracks.hasCover.queryOptions({ input: { id: track.id }, enabled: settled }),
  );
  const [shown, setShown] = useState<number | null>(null);
  return (
    <div className={css['cover']} {...(track.genre === null ? {} : genreColours(track.genre))}>
      <span className={css['record']} aria-hidden />
      {hasCover === true ? (
        <img
          key={track.id}
          src={coverUrl(track.id, 256)}
          alt={messages.inspector.cover(track.album ?? track.title ?? track.fileName)}
          className={css['picture']}
          data-shown={shown === track.id || undefined}
          onLoad={() => setShown(track.id)}
        />
      ) : null}
    </div>
  );
}
