// What each column shows of a track.
import { FileWarning, Unplug, Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TrackRow } from '../../core/model/track.ts';
import { formatClock, formatShare } from '../format.ts';
import { GenreChip } from '../genres/GenreChip.tsx';
import { SourceMark } from '../genres/SourceMark.tsx';
import { messages } from '../messages.ts';
import css from './cells.module.css';
import type { SortKey } from './listing.ts';

const words = messages.table;

export const cells: Record<SortKey, (row: TrackRow, playing: boolean) => ReactNode> = {
  title: (row, playing) => (
    <>
      {playing ? (
        <Volume2 size={13} role="img" aria-label={words.playing} className={css['playing']} />
      ) : null}
      <span className={css['strong']}>{row.title ?? row.fileName}</span>
      {row.presence === 'missing' ? (
        <Unplug size={13} role="img" aria-label={words.missing} className={css['warning']} />
      ) : row.state === 'failed' ? (
        <FileWarning size={13} role="img" aria-label={words.failed} className={css['warning']} />
      ) : null}
    </>
  ),
  artist: (row) => <span className={css['text']}>{row.artist ?? ''}</span>,
  album: (row) => <span className={css['text']}>{row.album ?? ''}</span>,
  genre: (row) => <GenreCell row={row} />,
  confidence: (row) => <ConfidenceCell row={row} />,
  duration: (row) => (
    <span className={css['number']}>
      {row.durationSeconds === null ? '' : formatClock(row.durationSeconds)}
    </span>
  ),
};

function GenreCell({ row }: { readonly row: TrackRow }) {
  if (row.genre !== null)
    return (
      <>
        <SourceMark source={row.genreSource} />
        <GenreChip genre={row.genre} />
      </>
    );
  return <span className={css['faint']}>{row.state === 'new' ? words.notHeardYet : words.unsorted}</span>;
}

/** How sure the model is of its own guess, whoever decided in the end. */
function ConfidenceCell({ row }: { readonly row: TrackRow }) {
  if (row.confidence === null) return null;
  return (
    <>
      <span className={css['track']} aria-hidden>
        <span className={css['sure']} style={{ width: `${row.confidence * 100}%` }} />
      </span>
      <span className={css['number']}>{formatShare(row.confidence)}</span>
    </>
  );
}
