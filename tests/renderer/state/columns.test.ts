// Which columns are shown, in what order and how wide.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ColumnState,
  defaultColumns,
  fitting,
  gridTemplate,
  leastWidth,
  type OwnWidth,
  readColumns,
  withMoved,
  withoutWidth,
  withShown,
  withStep,
  withWidth,
} from '../../../src/renderer/state/list/columnState.ts';
import {
  type ColumnId,
  columnIds,
  leastPixels,
  mostPixels,
} from '../../../src/renderer/state/list/columns.ts';

const three: ColumnState = { shown: ['title', 'genre', 'durationSeconds'], widths: {} };
const shown = (state: ColumnState) => state.shown.join(' ');
const growing: Partial<Record<ColumnId, OwnWidth>> = {
  title: { grows: 3.2, pixels: 150 },
  artist: { grows: 2.2, pixels: 110 },
  album: { grows: 2.2, pixels: 110 },
  genre: { grows: 1.6, pixels: 132 },
};
const own = (id: ColumnId): OwnWidth => growing[id] ?? { grows: 0, pixels: id === 'confidence' ? 124 : 72 };
const drawn = (id: ColumnId) => ({ title: 300, artist: 200, album: 180 })[id as string] ?? 132;

describe('choosing columns', () => {
  it('puts one that appears behind the nearest that it is offered behind', () => {
    expect(shown(withShown(three, 'artist', true))).toBe('title artist genre durationSeconds');
    expect(shown(withShown(three, 'wave', true))).toBe('title genre durationSeconds wave');
    expect(shown(withShown({ ...three, shown: ['durationSeconds', 'genre'] }, 'year', true))).toBe(
      'year durationSeconds genre',
    );
  });

  it('hides all but the last', () => {
    const one = withShown(withShown(three, 'title', false), 'genre', false);
    expect(shown(one)).toBe('durationSeconds');
    expect(withShown(one, 'durationSeconds', false)).toBe(one);
  });

  it('changes nothing that is so already', () => {
    expect(withShown(three, 'title', true)).toBe(three);
    expect(withShown(three, 'artist', false)).toBe(three);
  });
});

describe('ordering columns', () => {
  it('puts one before another, or at the end', () => {
    expect(shown(withMoved(three, 'durationSeconds', 'title'))).toBe('durationSeconds title genre');
    expect(shown(withMoved(three, 'title', 'durationSeconds'))).toBe('genre title durationSeconds');
    expect(shown(withMoved(three, 'title', null))).toBe('genre durationSeconds title');
    expect(withMoved(three, 'title', 'title')).toBe(three);
    expect(withMoved(three, 'title', 'artist')).toBe(three);
    expect(withMoved(three, 'artist', 'title')).toBe(three);
  });

  it('moves one by one, and stops at the ends', () => {
    expect(shown(withStep(three, 'title', 1))).toBe('genre title durationSeconds');
    expect(shown(withStep(three, 'durationSeconds', -1))).toBe('title durationSeconds genre');
    expect(withStep(three, 'title', -1)).toBe(three);
    expect(withStep(three, 'durationSeconds', 1)).toBe(three);
  });
});

describe('widths', () => {
  it('hold the columns on the left where they are, so that the edge follows the hand', () => {
    const five: ColumnState = {
      shown: ['title', 'artist', 'confidence', 'album', 'durationSeconds'],
      widths: {},
    };
    const wider = withWidth(five, 'album', 250, drawn, own);
    expect(wider.widths).toEqual({ title: 300, artist: 200, album: 250 });
    expect(gridTemplate(wider, own)).toBe('300px 200px 124px 250px 72px');
    expect(gridTemplate(withWidth(five, 'title', 321.4, drawn, own), own)).toBe(
      '321px minmax(110px, 2.2fr) 124px minmax(110px, 2.2fr) 72px',
    );
  });

  it('stay within reason', () => {
    expect(withWidth(three, 'title', -5, drawn, own).widths.title).toBe(leastPixels);
    expect(withWidth(three, 'title', 1e6, drawn, own).widths.title).toBe(mostPixels);
  });

  it('are given back', () => {
    expect(withoutWidth(withWidth(three, 'title', 500, drawn, own), 'title')).toEqual(three);
  });

  it('say how narrow the list can be', () => {
    expect(leastWidth(three, own)).toBe(150 + 132 + 72);
    expect(leastWidth({ ...three, widths: { title: 500, artist: 90 } }, own)).toBe(500 + 132 + 72);
  });
});

describe('what was kept', () => {
  it('comes back as it was', () => {
    const state = withWidth(withShown(defaultColumns, 'wave', true), 'album', 200, drawn, own);
    expect(readColumns(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it('by an earlier version names its columns as this one does', () => {
    expect(readColumns({ shown: ['title', 'tempo', 'added'], widths: { tempo: 90, duration: 80 } })).toEqual({
      shown: ['title', 'tempoBpm', 'addedAt'],
      widths: { tempoBpm: 90, durationSeconds: 80 },
    });
  });

  it('makes sense whatever it was', () => {
    expect(readColumns(null)).toBe(defaultColumns);
    expect(readColumns({ shown: [], widths: {} })).toBe(defaultColumns);
    expect(
      readColumns({ shown: ['mood', 'title', 'title', 7], widths: { title: 'wide', year: 80, mood: 3 } }),
    ).toEqual({
      shown: ['title'],
      widths: { year: 80 },
    });
    fc.assert(
      fc.property(fc.jsonValue(), (kept) => {
        const { shown: ids, widths } = readColumns(kept);
        expect(ids.length).toBeGreaterThan(0);
        for (const id of ids) expect(columnIds).toContain(id);
        for (const width of Object.values(widths)) expect(width).toBeGreaterThanOrEqual(leastPixels);
      }),
    );
  });

  it('any changes lose no column and show none twice', () => {
    const anyId = fc.constantFrom(...columnIds);
    const anyChange = fc.oneof(
      fc.record({ kind: fc.constant('show' as const), id: anyId, isShown: fc.boolean() }),
      fc.record({ kind: fc.constant('move' as const), id: anyId, before: fc.option(anyId) }),
      fc.record({
        kind: fc.constant('step' as const),
        id: anyId,
        by: fc.constantFrom(1 as const, -1 as const),
      }),
    );
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 40 }), (changes) => {
        let state = defaultColumns;
        for (const change of changes) {
          const before = new Set(state.shown);
          if (change.kind === 'show') {
            state = withShown(state, change.id, change.isShown);
            if (change.isShown) expect(state.shown).toContain(change.id);
          } else {
            state =
              change.kind === 'move'
                ? withMoved(state, change.id, change.before)
                : withStep(state, change.id, change.by);
            expect(new Set(state.shown)).toEqual(before);
          }
          expect(state.shown.length).toBeGreaterThan(0);
          expect(new Set(state.shown).size).toBe(state.shown.length);
          expect(readColumns(state)).toEqual(state);
        }
      }),
    );
  });
});

describe('where there is no room', () => {
  it('columns that nobody chose give way, the title and the genre last', () => {
    expect(shown(fitting(defaultColumns, own, 700))).toBe(shown(defaultColumns));
    expect(shown(fitting(defaultColumns, own, 600))).toBe('title artist genre confidence durationSeconds');
    expect(shown(fitting(defaultColumns, own, 470))).toBe('title artist genre durationSeconds');
    expect(shown(fitting(defaultColumns, own, 10))).toBe('title genre');
  });

  it('what a person chose stays, and is scrolled to', () => {
    const chosen = withShown(defaultColumns, 'year', true);
    expect(fitting(chosen, own, 10)).toBe(chosen);
    const resized: ColumnState = { ...defaultColumns, widths: { title: 500 } };
    expect(fitting(resized, own, 10)).toBe(resized);
  });

  it('what is kept as it was at first gives way as well', () => {
    expect(shown(fitting(readColumns({ ...defaultColumns }), own, 10))).toBe('title genre');
  });
});
