// Brings the map's state to its picture: whatever changes, the next frame shows it.
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { noValueColour } from '../../../../core/domain/colours/mapPalettes.ts';
import { pixelOf } from '../../../../core/domain/colours/oklch.ts';
import { useView } from '../../../state/list/view.ts';
import { usePlayer } from '../../../state/player.ts';
import { useTheme } from '../../../state/theme.ts';
import { fitted, type Size } from '../drawing/camera.ts';
import { rankOfId } from '../drawing/labels.ts';
import { useMapView } from '../mapView.ts';
import { createScene, type Scene } from '../scene/scene.ts';
import type { MapModel } from '../useMapModel.ts';
import { cornersOf } from './frames.ts';
import { trackNames } from './names.ts';
import { backgroundPixel, inkOf } from './theme.ts';

/** How opaque points are, and those that are not highlighted. */
const strength = 215;
const dimmedStrength = 26;

interface Elements {
  readonly points: RefObject<HTMLCanvasElement | null>;
  readonly above: RefObject<HTMLCanvasElement | null>;
}

export function useScene({ points, above }: Elements, model: MapModel, size: Size | null): void {
  const theme = useTheme((state) => state.theme);
  const highlighted = useMapView((state) => state.highlighted);
  const selectedIds = useView((state) => state.selection.ids);
  const scene = useRef<Scene | null>(null);
  const names = useMemo(() => trackNames(() => scene.current?.refresh()), []);

  const selected = useMemo(() => {
    // One alone has a ring; the others need not step back for it.
    if (selectedIds.size < 2) return null;
    const mask = new Uint8Array(model.ids.length);
    for (const id of selectedIds) {
      const slot = model.slotOf.get(id);
      if (slot !== undefined) mask[slot] = 1;
    }
    return mask;
  }, [selectedIds, model.ids, model.slotOf]);

  const look = useMemo(() => {
    const colours = model.legend.map(({ colour }) => colour);
    // Until the colours are known.
    const known = colours.length === 0 ? [noValueColour(theme)] : colours;
    return {
      colours: Uint32Array.from(known, pixelOf),
      strengths: Uint8Array.from(known, (_, i) =>
        highlighted.size === 0 || highlighted.has(i) ? strength : dimmedStrength,
      ),
    };
  }, [model.legend, highlighted, theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the style sheet
  const surroundings = useMemo(
    () =>
      points.current === null
        ? null
        : { background: backgroundPixel(points.current), ink: inkOf(points.current) },
    [theme, size, points],
  );

  useEffect(() => {
    if (points.current === null || above.current === null) return;
    const made = createScene(points.current, above.current);
    scene.current = made;
    // What the picture is drawn by is seen from outside, too.
    if (made !== null) points.current.dataset['painter'] = made.painter;
    return () => {
      made?.remove();
      scene.current = null;
    };
  }, [points, above]);

  useEffect(() => {
    if (size === null || size.width === 0 || size.height === 0 || surroundings === null) return;
    const whole = fitted(model.extent, size);
    const slotOf = (id: number | null | undefined): number | null =>
      id === null || id === undefined ? null : (model.slotOf.get(id) ?? null);
    const show = (): void => {
      const { camera, hovered, line, frame } = useMapView.getState();
      const { trackId, playing } = usePlayer.getState();
      scene.current?.show({
        ...model,
        ...look,
        ...surroundings,
        size,
        ratio: window.devicePixelRatio,
        camera: camera ?? whole,
        selected,
        nameOf: (slot, what) => names.of(model.ids[slot] ?? 0)?.[what],
        rankOf: (slot) => rankOfId(model.ids[slot] ?? 0),
        cursor: slotOf(useView.getState().selection.active),
        hovered: slotOf(hovered?.id),
        playing: playing ? slotOf(trackId) : null,
        line: frame === null ? line : cornersOf(frame),
      });
    };
    show();
    const ends = [
      useMapView.subscribe(show),
      useView.subscribe(show),
      usePlayer.subscribe((now, before) => {
        if (now.trackId !== before.trackId || now.playing !== before.playing) show();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [model, look, surroundings, selected, size, names]);
}
