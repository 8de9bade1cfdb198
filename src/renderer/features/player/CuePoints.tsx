// Cue points of other programs on the player's waveform; a click on one goes there.
import { useQuery } from '@tanstack/react-query';
import type { CuePoint } from '../../../core/domain/cuePoint.ts';
import { seekTo } from '../../state/player.ts';
import { api } from '../../wire/api.ts';
import { formatClock } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './CuePoints.module.css';

const words = messages.player;

interface CuePointsProps {
  readonly trackId: number;
  readonly seconds: number;
}

export function CuePoints({ trackId, seconds: length }: CuePointsProps) {
  const { data } = useQuery(api.tracks.get.queryOptions({ input: { id: trackId } }));
  const points = (data?.cuePoints ?? []).filter(({ seconds }) => seconds <= length);
  if (points.length === 0) return null;
  return (
    <ul className={css['points']} aria-label={words.cueCount(points.length)}>
      {points.map((point) => (
        <li
          key={`${point.source} ${point.seconds} ${point.number}`}
          className={css['point']}
          style={{
            left: `${(100 * point.seconds) / length}%`,
            width: point.lengthSeconds === null ? undefined : `${(100 * point.lengthSeconds) / length}%`,
            ...(point.colour === null ? {} : { '--cue': point.colour }),
          }}
          data-loop={point.lengthSeconds !== null || undefined}
        >
          {/* By keyboard one goes from point to point by the commands' keys. */}
          <button
            type="button"
            tabIndex={-1}
            className={css['flag']}
            title={titleOf(point)}
            aria-label={titleOf(point)}
            onClick={() => seekTo(point.seconds)}
            data-number={point.number === null ? '' : point.number + 1}
          />
        </li>
      ))}
    </ul>
  );
}

function titleOf({ name, number, lengthSeconds, seconds }: CuePoint): string {
  const own =
    name ??
    (lengthSeconds !== null
      ? words.cueOf.loop
      : number === null
        ? words.cueOf.point
        : words.cueOf.number(number + 1));
  return words.cuePoint(own, formatClock(seconds));
}
