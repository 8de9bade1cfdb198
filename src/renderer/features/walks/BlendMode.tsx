// A blend: what there should be more of, what less, and the list that follows from it.
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Blend, SearchX } from 'lucide-react';
import type { Blended } from '../../../core/domain/walk.ts';
import { Button } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { useSettled } from '../../primitives/useSettled.ts';
import { playWithin } from '../../state/neighbours.ts';
import { addExamples, clearExamples, useWalks } from '../../state/walks.ts';
import { api } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';
import { Examples } from './Examples.tsx';
import { Found } from './Found.tsx';
import { titleOf } from './TrackChip.tsx';
import { useRows } from './useRows.ts';
import css from './Walks.module.css';
import { WalkTable } from './WalkTable.tsx';

const words = messages.walks;
/** Several examples that are added at once are one question. */
const settleMs = 200;

export function BlendMode() {
  const more = useWalks((state) => state.more);
  const less = useWalks((state) => state.less);
  const isSettled = useSettled(`${more.join()}-${less.join()}`, settleMs);
  const { data, error, refetch, isPlaceholderData } = useQuery(
    api.walks.blend.queryOptions({
      input: more.length === 0 || !isSettled ? skipToken : { more: [...more], less: [...less] },
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  );
  return (
    <>
      <div className={css['bar']}>
        <div className={css['sides']}>
          <Examples side="more" ids={more} />
          <Examples side="less" ids={less} />
        </div>
      </div>
      {more.length === 0 ? (
        <EmptyState icon={Blend} title={words.blendEmpty} detail={words.blendEmptyDetail} />
      ) : error !== null ? (
        <LoadFailed title={words.blendFailed} error={error} onAgain={refetch} />
      ) : data === undefined ? (
        <div className={css['list']} aria-busy />
      ) : data.length === 0 ? (
        <EmptyState icon={SearchX} title={words.blendNothing} detail={words.blendNothingDetail} />
      ) : (
        <Blending found={data} more={more} isLate={isPlaceholderData || !isSettled} />
      )}
    </>
  );
}

interface BlendingProps {
  readonly found: readonly Blended[];
  readonly more: readonly number[];
  readonly isLate: boolean;
}

function Blending({ found, more, isLate }: BlendingProps) {
  const ids = found.map(({ id }) => id);
  const rows = useRows([...ids, ...more]);
  const current = (): readonly number[] => ids;
  const named = more.slice(0, 3).map((id) => titleOf(rows.get(id)));
  return (
    <>
      <Found
        summary={messages.tracks(found.length)}
        name={words.blendName(named.join(', '))}
        ids={ids}
        current={current}
      >
        <Button look="quiet" onPress={clearExamples}>
          {words.clear}
        </Button>
      </Found>
      <div className={css['list']} data-late={isLate || undefined} aria-busy={isLate}>
        <WalkTable
          label={words.blendTitle}
          distances={words.columns.distance}
          steps={found.map(({ id, like }) => ({
            id,
            join: null,
            distance: like.distance,
            why: words.like(titleOf(rows.get(like.id))),
            warning: null,
          }))}
          rows={rows}
          onPlay={(id) => playWithin(current, id)}
          onSteer={(side, id) => addExamples(side, [id])}
        />
      </div>
    </>
  );
}
