// Selecting in a list by mouse and keyboard, and what happens to the selection when the list changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gestureOfKey, gestureOfMouse } from '../../../src/renderer/features/table/selection/gestures.ts';
import {
  emptySelection,
  extendTo,
  move,
  reconcile,
  type Selection,
  selectAll,
  selectOnly,
  selectStretch,
  toggle,
} from '../../../src/renderer/state/list/selection.ts';

const list = [10, 20, 30, 40, 50];
const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const ids = (selection: Selection): number[] => [...selection.ids].toSorted((a, b) => a - b);

function press(selection: Selection, key: string, modifiers: Partial<typeof none> = {}): Selection {
  const next = gestureOfKey({ ...none, key, ...modifiers }, selection, list, 2);
  if (next === null) throw new Error(`${key} means nothing`);
  return next;
}

describe('by mouse', () => {
  it('a click selects one, Control adds and takes out, Shift spans from the last click', () => {
    const one = gestureOfMouse(none, emptySelection, list, 20);
    expect(ids(one)).toEqual([20]);
    const two = gestureOfMouse({ ...none, ctrlKey: true }, one, list, 50);
    expect(ids(two)).toEqual([20, 50]);
    expect(ids(gestureOfMouse({ ...none, metaKey: true }, two, list, 20))).toEqual([50]);
    expect(ids(gestureOfMouse({ ...none, shiftKey: true }, two, list, 30))).toEqual([30, 40, 50]);
  });

  it('Shift turns around its anchor', () => {
    const down = extendTo(selectOnly(30), list, 50);
    expect(ids(extendTo(down, list, 10))).toEqual([10, 20, 30]);
  });

  it('a heading selects what stands under it, Control adds it and takes it out', () => {
    const group = selectStretch(selectOnly(10), [30, 40], false);
    expect(group).toEqual({ ids: new Set([30, 40]), active: 30, anchor: 30 });
    const both = selectStretch(selectOnly(10), [30, 40], true);
    expect(ids(both)).toEqual([10, 30, 40]);
    expect(ids(selectStretch(toggle(both, 40), [30, 40], true))).toEqual([10, 30, 40]);
    expect(ids(selectStretch(both, [30, 40], true))).toEqual([10]);
    expect(selectStretch(both, [], false)).toBe(both);
  });

  it('Shift without an anchor in the list selects one', () => {
    expect(extendTo({ ids: new Set([99]), active: 99, anchor: 99 }, list, 40)).toEqual(selectOnly(40));
  });
});

describe('by keyboard', () => {
  it('arrows enter the list at the end that they come from', () => {
    expect(press(emptySelection, 'ArrowDown').active).toBe(10);
    expect(press(emptySelection, 'ArrowUp').active).toBe(50);
    expect(press(emptySelection, 'Home').active).toBe(10);
    expect(press(emptySelection, 'End').active).toBe(50);
  });

  it('moves by rows, by screenfuls and to the ends, and stops there', () => {
    expect(press(selectOnly(20), 'ArrowDown')).toEqual(selectOnly(30));
    expect(press(selectOnly(20), 'PageDown')).toEqual(selectOnly(40));
    expect(press(selectOnly(40), 'PageDown')).toEqual(selectOnly(50));
    expect(press(selectOnly(10), 'ArrowUp')).toEqual(selectOnly(10));
    expect(press(selectOnly(30), 'Home')).toEqual(selectOnly(10));
    expect(press(selectOnly(30), 'End')).toEqual(selectOnly(50));
  });

  it('Shift extends, Control+A selects all, Escape nothing', () => {
    const grown = press(press(selectOnly(20), 'ArrowDown', { shiftKey: true }), 'ArrowDown', {
      shiftKey: true,
    });
    expect(ids(grown)).toEqual([20, 30, 40]);
    expect(ids(press(grown, 'ArrowUp', { shiftKey: true }))).toEqual([20, 30]);
    expect(ids(press(selectOnly(20), 'a', { ctrlKey: true }))).toEqual(list);
    expect(press(grown, 'Escape')).toEqual(emptySelection);
  });

  it('leaves all other keys alone', () => {
    for (const [key, modifiers] of [
      ['g', {}],
      ['Enter', {}],
      ['z', { ctrlKey: true }],
      ['ArrowDown', { altKey: true }],
    ] as const)
      expect(gestureOfKey({ ...none, key, ...modifiers }, selectOnly(20), list, 2)).toBeNull();
  });

  it('does nothing in an empty list', () => {
    expect(move(emptySelection, [], 1, false)).toBe(emptySelection);
  });
});

describe('any row of gestures', () => {
  const anyList = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 });
  const anyGesture = fc.record({
    key: fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'Escape', 'a', 'click'),
    shiftKey: fc.boolean(),
    ctrlKey: fc.boolean(),
    row: fc.nat(),
  });

  it('keeps everything within the list and the keyboard on what it has just selected', () => {
    fc.assert(
      fc.property(anyList, fc.array(anyGesture, { maxLength: 30 }), (rows, gestures) => {
        let selection = emptySelection;
        for (const { key, row, ...modifiers } of gestures) {
          const event = { ...none, ...modifiers };
          selection =
            key === 'click'
              ? gestureOfMouse(event, selection, rows, rows[row % rows.length]!)
              : (gestureOfKey({ ...event, key }, selection, rows, 5) ?? selection);
          for (const id of selection.ids) expect(rows).toContain(id);
          if (selection.active !== null) expect(rows).toContain(selection.active);
        }
      }),
    );
  });

  it('toggling twice changes nothing', () => {
    fc.assert(
      fc.property(anyList, fc.nat(), fc.nat(), (rows, a, b) => {
        const before = extendTo(selectOnly(rows[a % rows.length]!), rows, rows[b % rows.length]!);
        const id = rows[(a + b) % rows.length]!;
        expect(toggle(toggle(before, id), id).ids).toEqual(before.ids);
      }),
    );
  });
});

describe('when the list changes', () => {
  it('what has left the list is no longer selected', () => {
    const all = selectAll(emptySelection, list);
    expect(ids(reconcile(all, list, [10, 30], true))).toEqual([10, 30]);
  });

  it('after a correction has taken the only selected track away, the one in its place is next', () => {
    expect(reconcile(selectOnly(30), list, [10, 20, 40, 50], true)).toEqual(selectOnly(40));
    expect(reconcile(selectOnly(50), list, [10, 20, 30, 40], true)).toEqual(selectOnly(40));
    expect(reconcile(selectOnly(10), [10], [], true)).toEqual(emptySelection);
  });

  it('another view starts with nothing', () => {
    expect(ids(reconcile(selectOnly(30), list, [10, 20], false))).toEqual([]);
  });

  it('a new order changes nothing', () => {
    const selection = extendTo(selectOnly(20), list, 40);
    expect(reconcile(selection, list, list.toReversed(), true)).toBe(selection);
  });
});
