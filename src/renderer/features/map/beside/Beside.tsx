// Beside the map: its tracks as a list, or the details of what is selected.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../../primitives/Button.tsx';
import { Segments } from '../../../primitives/fields/Segments.tsx';
import { useView } from '../../../state/list/view.ts';
import { listInstead } from '../../../state/neighbours.ts';
import { mapWords as words } from '../../../words/map.ts';
import type { Size } from '../drawing/camera.ts';
import { useMapView } from '../mapView.ts';
import type { MapModel } from '../useMapModel.ts';
import css from './Beside.module.css';
import { TrackList } from './TrackList.tsx';
import { useListed } from './useListed.ts';

const panels = ['list', 'details'] as const;

interface BesideProps {
  readonly model: MapModel;
  readonly size: Size;
  /** The details of what is selected. */
  readonly details: ReactNode;
}

export function Beside({ model, size, details }: BesideProps) {
  const panel = useMapView((state) => state.panel);
  return (
    <section className={css['beside']} aria-label={words.panel}>
      <div className={css['head']}>
        <Segments
          label={words.panel}
          choices={panels}
          names={words.panels}
          chosen={panel}
          onChoose={(next) => useMapView.setState({ panel: next })}
        />
      </div>
      {panel === 'list' ? (
        <Listed model={model} size={size} />
      ) : (
        <div className={css['details']}>{details}</div>
      )}
    </section>
  );
}

function Listed({ model, size }: Omit<BesideProps, 'details'>) {
  const selected = useView((state) => state.selection.ids.size);
  const [wantsSelected, setWantsSelected] = useState(false);
  const onlySelected = wantsSelected && selected > 0;
  const ids = useListed(model, size, onlySelected);
  useListInstead(ids);
  return (
    <>
      <div className={css['about']}>
        <p>
          {onlySelected
            ? words.selected(ids.length)
            : ids.length === 0
              ? words.nothingInView
              : words.inView(ids.length)}
        </p>
        {selected < 2 ? null : (
          <Button look="quiet" onPress={() => setWantsSelected(!onlySelected)}>
            {onlySelected ? words.allInView : words.onlySelected}
          </Button>
        )}
      </div>
      {ids.length === 0 ? null : (
        <TrackList
          ids={ids}
          categoryOf={(id) => model.legend[model.categories[model.slotOf.get(id) ?? -1] ?? -1]}
        />
      )}
    </>
  );
}

/** What follows when a track ends, and what whole albums are looked for in, is this list as long as it is open. */
function useListInstead(ids: readonly number[]): void {
  const latest = useRef(ids);
  useEffect(() => {
    latest.current = ids;
  }, [ids]);
  useEffect(() => listInstead(() => latest.current), []);
}
