// The line below the map: where the keyboard stands and what is selected, read out as it changes; and what the map is worth.
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { TrackMap } from '../../../../core/domain/map.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { useView } from '../../../state/list/view.ts';
import { api } from '../../../wire/api.ts';
import { mapWords as words } from '../../../words/map.ts';
import { messages } from '../../../words/messages.ts';
import { useMapView } from '../mapView.ts';
import css from './MapStatus.module.css';

export function MapStatus({ map }: { readonly map: TrackMap }) {
  const quality = words.quality(map.trustworthiness);
  return (
    <div className={css['status']}>
      <p role="status" className={css['now']}>
        {useNow()}
      </p>
      {quality === null ? null : (
        <p className={css['quality']} title={words.qualityDetail}>
          {quality}
        </p>
      )}
    </div>
  );
}

function useNow(): string {
  const { ids, active } = useView((state) => state.selection);
  const frame = useMapView((state) => state.frame !== null);
  const tool = useMapView((state) => state.tool);
  const { data } = useQuery(
    api.tracks.rows.queryOptions({
      input: active === null ? skipToken : { ids: [active] },
      gcTime: 30_000,
      // The line changes once a step, and is read out once.
      placeholderData: keepPreviousData,
    }),
  );
  if (frame) return words.frameHint;
  const track = active === null ? undefined : data?.[0];
  const about =
    track === undefined
      ? null
      : words.at(
          track.title ?? track.fileName,
          track.artist,
          track.genre === null ? messages.table.unsorted : displayGenre(track.genre),
        );
  if (ids.size > 1) return [words.nowSelected(ids.size), about].filter((part) => part !== null).join(' · ');
  if (about !== null) return about;
  return tool === 'lasso' ? words.lassoHint : words.keysShort;
}
