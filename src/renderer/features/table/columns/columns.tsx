// The columns of the track table: how wide each is, and what it shows of a track.
import { CloudOff, FileWarning, Unplug, Volume2 } from 'lucide-react';
import { type ReactNode, use } from 'react';
import type { TrackRow } from '../../../../core/domain/track.ts';
import { displayGenre } from '../../../../core/genres/name.ts';
import { Cover } from '../../../parts/covers/Cover.tsx';
import { genreColours } from '../../../parts/genres/colours.ts';
import { GenreChip } from '../../../parts/genres/GenreChip.tsx';
import { SourceMark } from '../../../parts/genres/SourceMark.tsx';
import { Stars } from '../../../parts/Stars.tsx';
import type { OwnWidth } from '../../../state/list/columnState.ts';
import type { ColumnId } from '../../../state/list/columns.ts';
import { FolderReach, offlineIn } from '../../../state/offline.ts';
import {
  formatBitRate,
  formatClock,
  formatDay,
  formatExtent,
  formatKey,
  formatLevel,
  formatShare,
} from '../../../words/format.ts';
import { messages } from '../../../words/messages.ts';
import { offlineText } from '../../../words/offline.ts';
import { shortPath } from '../../../words/paths.ts';
import css from './columns.module.css';
import { Found } from './Found.tsx';
import { RowWave } from './RowWave.tsx';

const words = messages.table;

interface Column extends OwnWidth {
  /** A cell that is nothing but a text or a number is that text, for an element less is a layout less. */
  readonly look: 'text' | 'number' | 'parts';
  readonly cell: (row: TrackRow, playing: boolean) => ReactNode;
  /** What there is to say of the cell when it is pointed at. */
  readonly detail?: (row: TrackRow) => string | undefined;
}

const column =
  (look: Column['look']) =>
  (grows: number, pixels: number, cell: Column['cell']): Column => ({ grows, pixels, look, cell });
const text = column('text');
const parts = column('parts');
/** Numbers stand on the right, and so does their heading. */
const number = (pixels: number, cell: (row: TrackRow) => ReactNode) => column('number')(0, pixels, cell);

export const columns: Readonly<Record<ColumnId, Column>> = {
  cover: parts(0, 64, (row) => (
    <Cover trackId={row.id} pixels={24} name={row.album ?? row.title ?? row.fileName} genre={row.genre} />
  )),
  title: parts(5, 170, (row, playing) => <TitleCell row={row} playing={playing} />),
  artist: text(2, 110, (row) => searched(row.artist)),
  album: text(2, 100, (row) => searched(row.album)),
  albumArtist: text(2, 110, (row) => row.albumArtist),
  year: number(72, (row) => row.year),
  trackNumber: number(56, (row) => row.trackNumber),
  genre: parts(1.4, 140, (row) => <GenreCell row={row} />),
  confidence: parts(0.8, 120, (row) => <PredictionCell row={row} />),
  tagGenre: text(1.2, 110, (row) => shown(row.tagGenre, displayGenre)),
  rating: parts(0, 84, (row) => shown(row.rating, (stars) => <Stars stars={stars} />)),
  trackTags: text(2, 120, (row) => row.trackTags.join(', ')),
  durationSeconds: number(72, (row) => shown(row.durationSeconds, formatClock)),
  tempoBpm: number(72, (row) => shown(row.tempoBpm, Math.round)),
  musicalKey: text(0, 112, (row) => shown(row.musicalKey, formatKey)),
  loudnessLufs: {
    ...number(96, (row) => shown(row.loudnessLufs, (lufs) => formatLevel(lufs, 'LUFS'))),
    detail: ({ loudnessLufs, loudnessSeconds, durationSeconds }) =>
      loudnessLufs === null ? undefined : formatExtent(loudnessSeconds, durationSeconds),
  },
  loudnessRangeLu: number(80, (row) => shown(row.loudnessRangeLu, (range) => formatLevel(range, 'LU'))),
  truePeakDbtp: number(96, (row) => shown(row.truePeakDbtp, (peak) => formatLevel(peak, 'dBTP'))),
  format: text(0, 80, (row) => row.format),
  bitRate: number(96, (row) => shown(row.bitRate, formatBitRate)),
  folder: text(2.4, 140, (row) => searched(shortPath(row.folder))),
  addedAt: text(0, 112, (row) => formatDay(row.addedAt)),
  playCount: number(72, (row) => (row.playCount === 0 ? null : row.playCount)),
  lastPlayedAt: text(0, 112, (row) => shown(row.lastPlayedAt, formatDay)),
  wave: parts(0, 128, (row) =>
    row.presence === 'present' && row.state !== 'failed' ? <RowWave trackId={row.id} /> : null,
  ),
};

export const ownWidth = (id: ColumnId): OwnWidth => columns[id];

function shown<Value>(value: Value | null, format: (value: Value) => ReactNode): ReactNode {
  return value === null ? null : format(value);
}

/** What the search looks through. */
function searched(value: string | null): ReactNode {
  return value === null ? null : <Found text={value} />;
}

function TitleCell({ row, playing }: { readonly row: TrackRow; readonly playing: boolean }) {
  const offline = offlineIn(use(FolderReach), row.folder);
  return (
    <>
      {playing ? (
        <Volume2 size={13} role="img" aria-label={words.playing} className={css['playing']} />
      ) : null}
      <span className={css['strong']}>
        <Found text={row.title ?? row.fileName} />
      </span>
      {offline !== null ? (
        <CloudOff size={13} role="img" aria-label={offlineText(offline)} className={css['offline']} />
      ) : row.presence === 'missing' ? (
        <Unplug size={13} role="img" aria-label={words.missing} className={css['warning']} />
      ) : row.state === 'failed' ? (
        <FileWarning size={13} role="img" aria-label={words.failed} className={css['warning']} />
      ) : null}
    </>
  );
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
      {row.kind === 'not music'
        ? words.notMusic
        : row.state === 'new'
          ? words.notAnalysedYet
          : words.unsorted}
    </span>
  );
}

/** The predicted genre by name, which stands out where the effective genre is another, and how sure it is: a thin bar behind the figure. */
function PredictionCell({ row }: { readonly row: TrackRow }) {
  const { predictedGenre, confidence } = row;
  if (predictedGenre === null || confidence === null) return null;
  return (
    <>
      <span
        className={predictedGenre === row.genre ? css['same'] : css['other']}
        {...genreColours(predictedGenre)}
      >
        {displayGenre(predictedGenre)}
      </span>
      <span className={css['share']} {...shareColours(predictedGenre, confidence)}>
        {formatShare(confidence)}
      </span>
    </>
  );
}

function shareColours(genre: string, share: number): ReturnType<typeof genreColours> {
  const { style, ...colours } = genreColours(genre);
  return { ...colours, style: { ...style, '--share': share } };
}
