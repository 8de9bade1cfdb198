// Above the map: how it is laid out, what its colours say, what dragging does.
import { Lasso, Volume1 } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { type MapColour, type MapKind, mapColours, mapKindSchema } from '../../../../core/domain/map.ts';
import { Select } from '../../../primitives/fields/Select.tsx';
import { mapWords as words } from '../../../words/map.ts';
import { chooseColour, chooseKind, setHoverPlays, useMapView } from '../mapView.ts';
import css from './MapBar.module.css';

const kindOptions = mapKindSchema.options.map((kind) => ({
  value: kind,
  name: words.kinds[kind],
  note: words.kindNotes[kind],
}));
const colourOptions = mapColours.map((by) => ({ value: by, name: words.colours[by] }));

export function MapBar({ hasMap }: { readonly hasMap: boolean }) {
  const kind = useMapView((state) => state.kind);
  const by = useMapView((state) => state.by);
  const tool = useMapView((state) => state.tool);
  const hoverPlays = useMapView((state) => state.hoverPlays);
  return (
    <div className={css['bar']}>
      <div className={css['choice']}>
        <Select
          label={words.kind}
          hideLabel
          options={kindOptions}
          value={kind}
          onChange={(value) => {
            const chosen = mapKindSchema.options.find((name): name is MapKind => name === value);
            if (chosen !== undefined) chooseKind(chosen);
          }}
        />
      </div>
      <div className={css['choice']}>
        <Select
          label={words.by}
          hideLabel
          options={colourOptions}
          value={by}
          onChange={(value) => {
            const chosen = mapColours.find((name): name is MapColour => name === value);
            if (chosen !== undefined) chooseColour(chosen);
          }}
        />
      </div>
      <span className={css['space']} />
      <ToggleButton
        className={css['toggle'] ?? ''}
        isDisabled={!hasMap}
        isSelected={tool === 'lasso'}
        onChange={(isOn) => useMapView.setState({ tool: isOn ? 'lasso' : 'hand' })}
      >
        <Lasso size={14} aria-hidden />
        {words.lasso}
      </ToggleButton>
      <ToggleButton
        className={css['toggle'] ?? ''}
        isDisabled={!hasMap}
        isSelected={hoverPlays}
        onChange={setHoverPlays}
      >
        <Volume1 size={14} aria-hidden />
        {words.hoverPlays}
      </ToggleButton>
    </div>
  );
}
