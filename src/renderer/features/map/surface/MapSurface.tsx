// The map itself: its picture, what lies on it, and the keyboard and pointers that move in it.
import { Maximize, Minus, Plus } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { IconButton } from '../../../primitives/Button.tsx';
import { useView } from '../../../state/list/view.ts';
import { openThingMenu } from '../../../state/thingMenu.ts';
import { mapWords as words } from '../../../words/map.ts';
import { messages } from '../../../words/messages.ts';
import type { Size } from '../drawing/camera.ts';
import { useMapView } from '../mapView.ts';
import type { MapModel } from '../useMapModel.ts';
import { HoverCard } from './HoverCard.tsx';
import { takeKey } from './keyGestures.ts';
import { Legend } from './Legend.tsx';
import css from './MapSurface.module.css';
import { type Surface, showWhole, zoomTo } from './moves.ts';
import { listenToPointers } from './pointerGestures.ts';
import { useHoverSound } from './useHoverSound.ts';
import { useScene } from './useScene.ts';

const zoomStep = 1.6;

const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey);

interface MapSurfaceProps {
  readonly model: MapModel;
  /** Null until it has been measured. */
  readonly size: Size | null;
  /** What is measured. */
  readonly place: RefObject<HTMLDivElement | null>;
}

export function MapSurface({ model, size, place }: MapSurfaceProps) {
  const points = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const tool = useMapView((state) => state.tool);
  const surface = useRef<Surface | null>(null);
  useEffect(() => {
    surface.current = size === null ? null : { model, size };
  }, [model, size]);
  useScene({ points, above }, model, size);
  useHoverSound();

  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    const end = listenToPointers(element, () => surface.current);
    const press = (event: KeyboardEvent): void => {
      if (isMenuKey(event) && useView.getState().selection.ids.size > 0) {
        event.preventDefault();
        const { left, top, width, height } = element.getBoundingClientRect();
        openThingMenu({ thing: null, at: { x: left + width / 2, y: top + height / 2 } });
        return;
      }
      if (surface.current !== null && takeKey(surface.current, event)) event.preventDefault();
    };
    element.addEventListener('keydown', press);
    return () => {
      end();
      element.removeEventListener('keydown', press);
    };
  }, []);

  const withSurface = (act: (now: Surface) => void) => () => {
    if (surface.current !== null) act(surface.current);
  };
  return (
    <div ref={place} className={css['place']}>
      <div
        ref={field}
        // It has keys of its own, which readers pass on to it.
        role="application"
        aria-label={messages.common.told(words.label, words.points(model.ids.length))}
        aria-describedby="map-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard moves in it
        tabIndex={0}
        className={css['field']}
        data-tool={tool}
      >
        <canvas ref={points} className={css['points']} aria-hidden />
        <canvas ref={above} className={css['above']} aria-hidden />
      </div>
      <p id="map-keys" hidden>
        {words.keys}
      </p>
      <Legend categories={model.legend} />
      <div className={css['zoom']}>
        <IconButton icon={Plus} label={words.zoomIn} onPress={withSurface((now) => zoomTo(now, zoomStep))} />
        <IconButton
          icon={Minus}
          label={words.zoomOut}
          onPress={withSurface((now) => zoomTo(now, 1 / zoomStep))}
        />
        <IconButton icon={Maximize} label={words.showAll} onPress={withSurface(showWhole)} />
      </div>
      {size === null ? null : <HoverCard size={size} />}
    </div>
  );
}
