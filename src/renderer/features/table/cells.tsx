// What each column shows of a track.
import { FileWarning, Unplug, Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TrackRow } from '../../../core/domain/track.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { genreColours } from '../../parts/genres/colours.ts';
import { GenreChip } from '../../parts/genres/GenreChip.tsx';
import { SourceMark } from '../../parts/genres/SourceMark.tsx';
import type { ColumnId } from '../../state/list/columns.ts';
import {
  formatBitRate,
  formatClock,
  formatDay,
  formatKey,
  formatLoudness,
  formatShare,
} from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './cells.module.css';
import { Found } from './Found.tsx';
import { RowWave } from './RowWave.tsx';
import { shortPath } from './shortPath.ts';

const words = messages.table;

/** Columns of nothing but words, or a number: the cell itself is that text, for an element less is a layout less. */
export const plain: Readonly<Partial<Record<ColumnId, 'text' | 'number'>>> = {
  artist: 'text',
  album: 'text',
  albumArtist: 'text',
  tagGenre: 'text',
  key: 'text',
  format: 'text',
  folder: 'text',
  added: 'text',
  year: 'number',
  trackNumber: 'number',
  duration: 'number',
  tempo: 'number',
};

export const cells: Readonly<Record<ColumnId, (row: TrackRow, playing: boolean) => ReactNode>> = {
  title: (row, playing) => (
    <>
      {playing ? (
        <Volume2 size={13} role="img" aria-label={words.playing} className={css['playing']} />
      ) : null}
      <span className={css['strong']}>
        <Found text={row.title ?? row.fileName} />
      </span>
      {row.presence === 'missing' ? (
        <Unplug size={13} role="img" aria-label={words.missing} className={css['warning']} />
      ) : row.state === 'failed' ? (
        <FileWarning size={13} role="img" aria-label={words.failed} className={css['warning']} />
      ) : null}
    </>
  ),
  artist: (row) => searched(row.artist),
  album: (row) => searched(row.album),
  albumArtist: (row) => row.albumArtist,
  year: (row) => row.year,
  trackNumber: (row) => row.trackNumber,
  genre: (row) => <GenreCell row={row} />,
  confidence: (row) => <HeardCell row={row} />,
  tagGenre: (row) => (row.tagGenre === null ? null : displayGenre(row.tagGenre)),
  duration: (row) => (row.durationSeconds === null ? null : formatClock(row.durationSeconds)),
  tempo: (row) => (row.tempoBpm === null ? null : Math.round(row.tempoBpm)),
  key: (row) => (row.musicalKey === null ? null : formatKey(row.musicalKey)),
  loudness: (row) => number(row.loudnessLufs, formatLoudness),
  format: (row) => row.format,
  bitRate: (row) => number(row.bitRate, formatBitRate),
  folder: (row) => searched(shortPath(row.folder)),
  added: (row) => formatDay(row.addedAt),
  wave: (row) => (row.presence === 'present' && row.state !== 'failed' ? <RowWave trackId={row.id} /> : null),
};

/** What the search looks through. */
function searched(value: string | null): ReactNode {
  return value === null ? null : <Found text={value} />;
}

function number(value: number | null, format: (value: number) => string): ReactNode {
  return <span className={css['number']}>{value === null ? null : format(value)}</span>;
}

function GenreCell({ row }: { readonly row: TrackRow }) {
  if (row.genre !== null)
    return (
      <>
        <SourceMark source={row.genreSource} />
        <GenreChip genre={row.genre} />
      </>
    );
  return (
    <span className={css['faint']}>
      {row.kind === 'not music' ? words.notMusic : row.state === 'new' ? words.notHeardYet : words.unsorted}
    </span>
  );
}

/** What the model hears and how sure it is, whoever decided in the end; by name where it hears something else. */
function HeardCell({ row }: { readonly row: TrackRow }) {
  const { predictedGenre, confidence } = row;
  if (predictedGenre === null || confidence === null) return null;
  return (
    <>
      {predictedGenre === row.genre ? (
        <span className={css['track']} {...genreColours(predictedGenre)} aria-hidden>
          <span className={css['sure']} style={{ width: `${confidence * 100}%` }} />
        </span>
      ) : (
        <span className={css['other']} {...genreColours(predictedGenre)}>
          {displayGenre(predictedGenre)}
        </span>
      )}
      <span className={css['number']}>{formatShare(confidence)}</span>
    </>
  );
}
