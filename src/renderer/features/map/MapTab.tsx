// The map of the library, in every state that it can be in.

import { useQuery } from '@tanstack/react-query';
import { Ear, Map as MapSign, MusicIcon, RefreshCw } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Job } from '../../../core/domain/job.ts';
import type { MapKind, TrackMap } from '../../../core/domain/map.ts';
import { RunningJob } from '../../parts/RunningJob.tsx';
import { Button } from '../../primitives/Button.tsx';
import { EmptyState } from '../../primitives/EmptyState.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { api } from '../../wire/api.ts';
import { errorText } from '../../words/failureText.ts';
import { mapWords as words } from '../../words/map.ts';
import { MapBar } from './bar/MapBar.tsx';
import { Beside } from './beside/Beside.tsx';
import css from './MapTab.module.css';
import { useMapView } from './mapView.ts';
import { MapStatus } from './surface/MapStatus.tsx';
import { MapSurface } from './surface/MapSurface.tsx';
import { useByItself, useLayOut, useLayoutJobs } from './useLayouts.ts';
import { useMapModel } from './useMapModel.ts';
import { useSize } from './useSize.ts';

/** `details`: of what is selected. */
export function MapTab({ details }: { readonly details: ReactNode }) {
  const kind = useMapView((state) => state.kind);
  const map = useQuery(api.map.get.queryOptions({ input: { kind } }));
  const summary = useQuery(api.library.summary.queryOptions()).data;
  const { running, last } = useLayoutJobs();
  const isBusy = running !== undefined;
  const analysed = summary?.analysed ?? 0;
  useByItself(kind, map.data, analysed);
  const unheard =
    summary === undefined ? 0 : Math.max(0, summary.present - summary.analysed - summary.failed);
  return (
    <div className={css['tab']}>
      <MapBar hasMap={map.data !== null && map.data !== undefined} />
      {running === undefined ? null : (
        <RunningJob job={running} label={words.progress} waiting={words.waiting} />
      )}
      {map.error !== null ? (
        <LoadFailed title={words.loadFailed} error={map.error} onAgain={() => void map.refetch()} />
      ) : map.data === undefined || summary === undefined ? (
        <div className={css['waiting']} aria-busy />
      ) : map.data === null || map.data.ids.length === 0 ? (
        <NoMap kind={kind} last={last} analysed={analysed} unheard={unheard} isBusy={isBusy} />
      ) : (
        <Shown map={map.data} unheard={unheard} isBusy={isBusy} details={details} />
      )}
    </div>
  );
}

interface NoMapProps {
  readonly kind: MapKind;
  readonly last: Job | undefined;
  readonly analysed: number;
  readonly unheard: number;
  readonly isBusy: boolean;
}

/** Why there is no map of this kind, and what can be done about it. */
function NoMap({ kind, last, analysed, unheard, isBusy }: NoMapProps) {
  const { layOut, isPending } = useLayOut();
  if (analysed === 0)
    return unheard === 0 ? (
      <EmptyState icon={MusicIcon} title={words.emptyTitle} detail={words.emptyDetail} />
    ) : (
      <EmptyState icon={Ear} title={words.unheardTitle} detail={words.unheard(unheard)} />
    );
  // Its progress stands above; the overview needs no more than a moment.
  if (isBusy || (kind === 'pca' && last === undefined)) return <div className={css['waiting']} aria-busy />;
  const failure = last?.status.state === 'failed' ? errorText(last.status.error) : null;
  const detail = last?.status.state === 'cancelled' ? words.cancelled : words.noneDetail[kind];
  return (
    <EmptyState
      icon={MapSign}
      tone={failure === null ? 'plain' : 'problem'}
      title={failure === null ? words.none[kind] : words.failed}
      detail={failure ?? detail}
    >
      <Button look="primary" isDisabled={isPending} onPress={() => layOut(kind)}>
        {words.layOut}
      </Button>
    </EmptyState>
  );
}

interface ShownProps {
  readonly map: TrackMap;
  readonly unheard: number;
  readonly isBusy: boolean;
  readonly details: ReactNode;
}

function Shown({ map, unheard, isBusy, details }: ShownProps) {
  const by = useMapView((state) => state.by);
  const model = useMapModel(map, by);
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <>
      <Note map={map} unheard={unheard} isBusy={isBusy} />
      <div className={css['shown']}>
        <div className={css['map']}>
          <MapSurface model={model} size={size} place={place} />
          <MapStatus map={map} />
        </div>
        {size === null ? null : <Beside model={model} size={size} details={details} />}
      </div>
    </>
  );
}

/** What the map is not, and what can be done about it. */
function Note({ map, unheard, isBusy }: Omit<ShownProps, 'details'>) {
  const { layOut, isPending } = useLayOut();
  const texts = [
    map.outdated === null || isBusy ? null : words.outdated[map.outdated],
    map.ids.length === 1 ? words.oneTrack : null,
    unheard === 0 ? null : words.unheard(unheard),
  ].filter((text) => text !== null);
  if (texts.length === 0) return null;
  return (
    <div className={css['note']}>
      <p>{texts.join(' ')}</p>
      {map.outdated === null || isBusy ? null : (
        <Button icon={RefreshCw} isDisabled={isPending} onPress={() => layOut(map.kind)}>
          {words.layOutAgain}
        </Button>
      )}
    </div>
  );
}
