// What the pointer is on: title, artist, genre.
import { useQuery } from '@tanstack/react-query';
import { Volume1 } from 'lucide-react';
import { GenreChip } from '../../../parts/genres/GenreChip.tsx';
import { api } from '../../../wire/api.ts';
import { messages } from '../../../words/messages.ts';
import type { Size } from '../drawing/camera.ts';
import { useMapView } from '../mapView.ts';
import css from './HoverCard.module.css';

const width = 232;
const height = 84;
const away = 14;

export function HoverCard({ size }: { readonly size: Size }) {
  const hovered = useMapView((state) => state.hovered);
  return hovered === null ? null : <Card {...hovered} size={size} />;
}

interface CardProps {
  readonly id: number;
  readonly at: { readonly x: number; readonly y: number };
  readonly size: Size;
}

function Card({ id, at, size }: CardProps) {
  const { data } = useQuery(api.tracks.rows.queryOptions({ input: { ids: [id] }, gcTime: 30_000 }));
  const isHeard = useMapView((state) => state.heard === id);
  const track = data?.[0];
  if (track === undefined) return null;
  const left = at.x + away + width > size.width ? Math.max(0, at.x - away - width) : at.x + away;
  const top = at.y + away + height > size.height ? Math.max(0, at.y - away - height) : at.y + away;
  return (
    // The line below the map says the same of what the keyboard is on.
    <div className={css['card']} style={{ left, top, maxWidth: width }} data-track={id} aria-hidden>
      <p className={css['title']}>
        {isHeard ? <Volume1 size={14} className={css['heard']} data-heard /> : null}
        {track.title ?? track.fileName}
      </p>
      <p className={css['artist']}>{track.artist ?? messages.common.unknownArtist}</p>
      {track.genre === null ? (
        <p className={css['artist']}>{messages.table.unsorted}</p>
      ) : (
        <GenreChip genre={track.genre} />
      )}
    </div>
  );
}
