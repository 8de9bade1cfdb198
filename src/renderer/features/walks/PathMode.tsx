// A path: its ends, its limits, and the tracks on the way.
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, Route } from 'lucide-react';
import { mostSteps, type Path, usualArtistGap } from '../../../core/domain/walk.ts';
import { IconButton } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { Checkbox } from '../../primitives/fields/Choice.tsx';
import { NumberField } from '../../primitives/fields/NumberField.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { playWithin } from '../../state/neighbours.ts';
import { choosePath, swapEnds, useWalks } from '../../state/walks.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { EndField } from './EndField.tsx';
import { Found } from './Found.tsx';
import { titleOf } from './TrackChip.tsx';
import { useRows } from './useRows.ts';
import css from './Walks.module.css';
import { type Step, WalkTable } from './WalkTable.tsx';

const words = messages.walks;

export function PathMode() {
  const { from, to, steps, tempo, key, loudness } = useWalks();
  const ends = useRows([from, to].filter((id) => id !== null));
  const limits = { tempoPercent: tempo, key, loudnessLu: loudness };
  const { data, error, refetch, isPlaceholderData } = useQuery(
    api.walks.path.queryOptions({
      input:
        from === null || to === null ? skipToken : { from, to, limits, ...(steps === null ? {} : { steps }) },
      placeholderData: keepPreviousData,
      // Asked again whenever it is looked at again: a library that grows has other paths.
      staleTime: 0,
    }),
  );
  const rowOf = (id: number | null) => (id === null ? undefined : ends.get(id));
  return (
    <>
      <div className={css['bar']}>
        <div className={css['ends']}>
          <EndField
            label={words.from}
            trackId={from}
            track={rowOf(from)}
            onChoose={(id) => choosePath({ from: id })}
          />
          <IconButton
            icon={ArrowLeftRight}
            label={words.swap}
            isDisabled={from === null && to === null}
            onPress={swapEnds}
          />
          <EndField
            label={words.to}
            trackId={to}
            track={rowOf(to)}
            onChoose={(id) => choosePath({ to: id })}
          />
        </div>
        <div className={css['limits']}>
          <div className={css['narrow']}>
            <NumberField
              label={words.steps}
              value={steps}
              onChange={(value) => choosePath({ steps: value })}
              placeholder={words.stepsAuto}
              min={1}
              max={mostSteps}
            />
          </div>
          <div className={css['narrow']}>
            <NumberField
              label={words.tempo}
              value={tempo}
              onChange={(value) => choosePath({ tempo: value })}
              placeholder={words.noLimit}
              unit="%"
              min={1}
              max={50}
            />
          </div>
          <div className={css['narrow']}>
            <NumberField
              label={words.loudness}
              value={loudness}
              onChange={(value) => choosePath({ loudness: value })}
              placeholder={words.noLimit}
              unit="LU"
              min={0.5}
              max={60}
            />
          </div>
          <div className={css['check']}>
            <Checkbox isSelected={key} onChange={(isSelected) => choosePath({ key: isSelected })}>
              {words.keyLimit}
            </Checkbox>
          </div>
        </div>
      </div>
      {from === null || to === null ? (
        <EmptyState icon={Route} title={words.pathEmpty} detail={words.pathEmptyDetail} />
      ) : error !== null ? (
        <LoadFailed title={words.pathFailed} error={error} onAgain={refetch} />
      ) : data === undefined ? (
        <div className={css['list']} aria-busy />
      ) : (
        <Way
          path={data}
          isLate={isPlaceholderData}
          name={words.pathName(titleOf(rowOf(from)), titleOf(rowOf(to)))}
        />
      )}
    </>
  );
}

interface WayProps {
  readonly path: Path;
  readonly isLate: boolean;
  readonly name: string;
}

function Way({ path, isLate, name }: WayProps) {
  const { ids, joins, artistGap, isShort } = path;
  const rows = useRows(ids);
  const current = (): readonly number[] => ids;
  const broken = joins.filter((join) => join.broken.length > 0).length;
  const notes = [
    ...(isShort ? [words.isShort(joins.length)] : []),
    ...(broken > 0 ? [words.broken(broken)] : []),
    ...(artistGap < usualArtistGap ? [words.gapKept(artistGap)] : []),
  ];
  return (
    <>
      <Found summary={words.pathSummary(joins.length)} name={name} ids={ids} current={current} />
      {notes.length === 0 ? null : (
        <ul className={css['notes']}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={css['list']} data-late={isLate || undefined} aria-busy={isLate}>
        <WalkTable
          label={words.pathTitle}
          steps={stepsOf(path)}
          rows={rows}
          onPlay={(id) => playWithin(current, id)}
        />
      </div>
    </>
  );
}

function stepsOf({ ids, joins }: Path): Step[] {
  return ids.map((id, n) => {
    const join = joins[n - 1] ?? null;
    const why = join === null ? words.beginsHere : n === joins.length ? words.endsHere : words.because(join);
    const warning = join === null || join.broken.length === 0 ? null : words.beyondLimit(join.broken);
    return { id, join, distance: join?.distance ?? null, why, warning };
  });
}
