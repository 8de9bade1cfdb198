// The tracks of a walk in their order: what changes from each to the next, and why it is there. Enter or a click plays one.
import { Minus, Play, Plus, TriangleAlert, Volume2 } from 'lucide-react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { camelot } from '../../../core/domain/musicalKey.ts';
import type { TrackRow } from '../../../core/domain/track.ts';
import type { Join } from '../../../core/domain/walk.ts';
import { IconButton } from '../../primitives/Button.tsx';
import { usePlayer } from '../../state/player.ts';
import type { Side } from '../../state/walks.ts';
import { formatDecimal, formatFixed } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { titleOf } from './TrackChip.tsx';
import css from './WalkTable.module.css';

const words = messages.walks;

export interface Step {
  readonly id: number;
  /** From the one before. */
  readonly join: Join | null;
  readonly distance: number | null;
  readonly why: string;
  /** What cannot be as it was asked for. */
  readonly warning: string | null;
}

interface WalkTableProps {
  readonly label: string;
  /** What the distances are: of steps, or from examples. */
  readonly distances?: string;
  readonly steps: readonly Step[];
  readonly rows: ReadonlyMap<number, TrackRow>;
  readonly onPlay: (trackId: number) => void;
  readonly onSteer?: (side: Side, trackId: number) => void;
}

export function WalkTable({
  label,
  distances = words.columns.step,
  steps,
  rows,
  onPlay,
  onSteer,
}: WalkTableProps) {
  const current = usePlayer((state) => state.trackId);
  const longest = Math.max(...steps.map(({ distance }) => distance ?? 0), Number.EPSILON);
  const { columns } = words;
  return (
    <Table aria-label={label} className={css['table'] ?? ''} onRowAction={(key) => onPlay(Number(key))}>
      <TableHeader className={css['head'] ?? ''}>
        <Column className={css['place'] ?? ''}>{columns.place}</Column>
        <Column isRowHeader className={css['track'] ?? ''}>
          {columns.track}
        </Column>
        <Column className={css['distance'] ?? ''}>{distances}</Column>
        <Column className={css['tempo'] ?? ''}>{columns.tempo}</Column>
        <Column className={css['key'] ?? ''}>{columns.key}</Column>
        <Column className={css['loudness'] ?? ''}>{columns.loudness}</Column>
        <Column className={css['why'] ?? ''}>{columns.why}</Column>
        {onSteer === undefined ? null : <Column className={css['steer'] ?? ''}>{columns.steer}</Column>}
      </TableHeader>
      <TableBody>
        {steps.map(({ id, join, distance, why, warning }, n) => {
          const track = rows.get(id);
          const title = titleOf(track);
          return (
            <Row
              key={id}
              id={id}
              textValue={title}
              className={css['row'] ?? ''}
              data-current={id === current || undefined}
            >
              <Cell className={css['place'] ?? ''}>
                {id === current ? <Volume2 size={13} aria-hidden className={css['playing']} /> : null}
                <span className={css['number']}>{n + 1}</span>
                <Play size={12} fill="currentColor" aria-hidden className={css['play']} />
              </Cell>
              <Cell className={css['track'] ?? ''}>
                <span className={css['title']}>{track === undefined ? '' : title}</span>
                <span className={css['artist']}>{track?.artist ?? ''}</span>
              </Cell>
              <Cell className={css['distance'] ?? ''}>
                {distance === null ? null : (
                  <span className={css['step']}>
                    <span className={css['length']} style={{ width: `${(100 * distance) / longest}%` }} />
                    {formatFixed(distance, 2)}
                  </span>
                )}
              </Cell>
              <Cell className={css['tempo'] ?? ''}>
                <Figure
                  value={track?.tempoBpm == null ? null : `${Math.round(track.tempoBpm)}`}
                  change={join?.tempoPercent == null ? null : words.change.tempo(join.tempoPercent)}
                  isBroken={join?.broken.includes('tempo') ?? false}
                />
              </Cell>
              <Cell className={css['key'] ?? ''}>
                <Figure
                  value={track?.musicalKey == null ? null : (camelot(track.musicalKey) ?? track.musicalKey)}
                  change={join?.key == null || join.key === 'same' ? null : keySigns[join.key]}
                  isBroken={join?.broken.includes('key') ?? false}
                />
              </Cell>
              <Cell className={css['loudness'] ?? ''}>
                <Figure
                  value={track?.loudnessLufs == null ? null : formatDecimal(track.loudnessLufs)}
                  change={join?.loudnessLu == null ? null : words.change.loudness(join.loudnessLu)}
                  isBroken={join?.broken.includes('loudness') ?? false}
                />
              </Cell>
              <Cell className={css['why'] ?? ''}>
                {warning === null ? (
                  <span title={why}>{why}</span>
                ) : (
                  <span className={css['warning']} title={warning}>
                    <TriangleAlert size={12} aria-hidden /> {warning}
                  </span>
                )}
              </Cell>
              {onSteer === undefined ? null : (
                <Cell className={css['steer'] ?? ''}>
                  <span className={css['buttons']}>
                    <IconButton
                      icon={Plus}
                      label={words.moreLike(title)}
                      onPress={() => onSteer('more', id)}
                    />
                    <IconButton
                      icon={Minus}
                      label={words.lessLike(title)}
                      onPress={() => onSteer('less', id)}
                    />
                  </span>
                </Cell>
              )}
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}

const keySigns = { up: '+1', down: '−1', relative: 'rel.', other: '≠' } as const;

interface FigureProps {
  readonly value: string | null;
  readonly change: string | null;
  readonly isBroken: boolean;
}

function Figure({ value, change, isBroken }: FigureProps) {
  return (
    <span className={css['figure']} data-broken={isBroken || undefined}>
      <span>{value ?? '–'}</span>
      <span className={css['change']}>{change ?? ''}</span>
    </span>
  );
}
