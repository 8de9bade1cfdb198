// Where nothing is selected: what is listed at a glance, or the library where nothing narrows it.
import { ChartColumn, MousePointerClick } from 'lucide-react';
import { memo } from 'react';
import type { Statistics, StatisticsScope } from '../../../core/domain/statistics.ts';
import { Button } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { useSettled } from '../../primitives/useSettled.ts';
import { showExplore } from '../../state/explore.ts';
import { hasOwnOrder } from '../../state/list/listing.ts';
import { useListFilter } from '../../state/list/useListFilter.ts';
import { useTrackIds } from '../../state/list/useTracks.ts';
import { useView } from '../../state/list/view.ts';
import { messages } from '../../words/messages.ts';
import { Distribution } from './Distribution.tsx';
import { GenreFigure, KeyFigure, SourceFigure } from './figures.tsx';
import css from './Glance.module.css';
import { Headline } from './Headline.tsx';
import { useStatistics } from './useStatistics.ts';

const words = messages.statistics;
const genresShown = 8;
/** Rows come before counts: a list that is passed by while somebody types or clicks on is not counted. */
const settleMs = 250;

export function Glance() {
  const { ids, isPending } = useTrackIds().list;
  const view = useView((state) => state.view);
  const filter = useListFilter();
  const isLibrary = view.kind === 'all' && Object.keys(filter).length === 0;
  // An order of its own no filter gives: such lists are short enough to be named track by track.
  const scope: StatisticsScope = isLibrary ? {} : hasOwnOrder(view) ? { ids: [...ids] } : { filter };
  const name = isLibrary ? 'library' : hasOwnOrder(view) ? JSON.stringify(ids) : 'filter';
  const isSettled = useSettled(name === 'filter' ? filter : name, settleMs);
  const { data } = useStatistics(scope, name, isSettled && !isPending);
  if (data === undefined) return <div aria-busy />;
  if (data.tracks === 0)
    return (
      <EmptyState
        icon={MousePointerClick}
        title={messages.inspector.nothingSelected}
        detail={messages.inspector.nothingSelectedDetail}
      />
    );
  return <Figures statistics={data} isLibrary={isLibrary} />;
}

interface FiguresProps {
  readonly statistics: Statistics;
  readonly isLibrary: boolean;
}

const Figures = memo(function Figures({ statistics, isLibrary }: FiguresProps) {
  const shared = { statistics, within: !isLibrary };
  return (
    <article className={css['glance']}>
      <header className={css['head']}>
        <h2 className={css['title']}>{isLibrary ? words.ofLibrary : words.ofList}</h2>
        <p className={css['hint']}>{messages.inspector.nothingSelected}</p>
      </header>
      <Headline statistics={statistics} isSmall />
      <GenreFigure {...shared} most={genresShown} />
      <SourceFigure {...shared} />
      <Distribution name="tempo" histogram={statistics.tempo} within={!isLibrary} isLow />
      <KeyFigure {...shared} />
      <div>
        <Button look="quiet" icon={ChartColumn} onPress={() => showExplore('statistics')}>
          {words.all}
        </Button>
      </div>
    </article>
  );
});
