// Tags of tracks as the window handles them: rows of the inspector, several on a selection, a sitting of questions.
import '../browser.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrackFilter } from '../../../src/core/domain/listing.ts';
import {
  type SelectedTag,
  type TrackTag,
  tagFacetSchema,
  tagSources,
} from '../../../src/core/domain/trackTag.ts';
import { saidNext, tagRows } from '../../../src/renderer/features/inspector/tags/tagRows.ts';
import { answered, emptySession, withQuestions } from '../../../src/renderer/features/review/session.ts';
import {
  type TagSession,
  tagKeyOf,
  tagTally,
} from '../../../src/renderer/features/review/tags/tagSitting.ts';
import { countFacets, inFacet, ownTags } from '../../../src/renderer/features/tags/own/ownTags.ts';
import { hasOf, pressed, toSay, wouldHave } from '../../../src/renderer/parts/trackTags/choice.ts';
import { withCondition, withoutField } from '../../../src/renderer/state/chips.ts';
import { conditionsOf, filterOf } from '../../../src/renderer/state/conditions.ts';
import { trackTagWords as words } from '../../../src/renderer/words/trackTags.ts';

const tag = (name: string, rest: Partial<SelectedTag> = {}): SelectedTag => ({
  id: name.length,
  name,
  facet: 'mood',
  by: 'file',
  certainty: null,
  tracks: 1,
  refused: 0,
  sure: true,
  ...rest,
});

describe('the tags of a track', () => {
  const proposed = { by: null, tracks: 0, sure: false } as const;

  test('stand by kind and name, then what might be, the likeliest first, then what was refused', () => {
    const rows = tagRows([
      tag('sad'),
      tag('80s', { facet: 'time' }),
      tag('rock', { facet: 'genre', by: 'person' }),
      tag('calm', { by: 'heard', certainty: 0.8 }),
      tag('dark', { ...proposed, certainty: 0.3 }),
      tag('angry', { ...proposed, certainty: 0.2 }),
      tag('live', { ...proposed, certainty: 0.4 }),
      tag('happy', { by: null, tracks: 0, refused: 1, certainty: 0.9 }),
    ]);
    expect(rows.map(({ row, tags }) => [row, ...tags.map(({ name }) => name)])).toEqual([
      ['genre', 'rock'],
      ['mood', 'calm', 'sad'],
      ['time', '80s'],
      ['proposed', 'live', 'dark', 'angry'],
      ['refused', 'happy'],
    ]);
  });

  test('are each in one row and none is lost', () => {
    const any = fc.record({
      facet: fc.constantFrom(...tagFacetSchema.options),
      by: fc.constantFrom(...tagSources, null),
      tracks: fc.constantFrom(0, 1),
      refused: fc.constantFrom(0, 1),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (made) => {
        const tags = made.map((one, id) =>
          tag(`tag ${id}`, { ...one, id, certainty: 0.3, refused: one.tracks === 1 ? 0 : one.refused }),
        );
        const listed = tagRows(tags).flatMap((row) => row.tags.map(({ id }) => id));
        expect(listed.sort((a, b) => a - b)).toEqual(tags.map(({ id }) => id));
      }),
    );
  });

  test('are said by one key, and the same key takes it back', () => {
    const heard = tag('calm', { by: 'heard', certainty: 0.8 });
    expect(saidNext(heard, 'yes')).toBe(true);
    expect(saidNext(heard, 'no')).toBe(false);
    expect(saidNext({ ...heard, by: 'person' }, 'yes')).toBeNull();
    expect(saidNext({ ...heard, by: 'person' }, 'no')).toBe(false);
    const refused = { ...heard, by: null, tracks: 0, refused: 1 };
    expect(saidNext(refused, 'no')).toBeNull();
    expect(saidNext(refused, 'yes')).toBe(true);
  });
});

describe('tags of a selection', () => {
  test('are on all, some or none of it', () => {
    expect([0, 1, 2, 3].map((tracks) => hasOf(tracks, 3))).toEqual(['none', 'some', 'some', 'all']);
    expect(hasOf(0, 0)).toBe('none');
  });

  test('go through every state and come back', () => {
    const states = (has: 'all' | 'some' | 'none', presses: number) => {
      let wanted: ReadonlyMap<string, boolean> = new Map();
      return Array.from({ length: presses }, () => {
        wanted = pressed(wanted, 'calm', has);
        return wouldHave(has, wanted.get('calm'));
      });
    };
    expect(states('none', 2)).toEqual(['all', 'none']);
    expect(states('all', 2)).toEqual(['none', 'all']);
    expect(states('some', 3)).toEqual(['all', 'none', 'some']);
  });

  test('are said in one go, in the order in which they were chosen', () => {
    const wanted = [
      ['sad', 'none'],
      ['calm', 'none'],
      ['live', 'all'],
      ['calm', 'none'],
    ] as const;
    const said = wanted.reduce(
      (so: ReadonlyMap<string, boolean>, [name, has]) => pressed(so, name, has),
      new Map(),
    );
    expect(toSay(said)).toEqual({ added: ['sad'], taken: ['live'] });
  });
});

describe('a filter by tags', () => {
  const filter: TrackFilter = {
    tags: [{ tagId: 3, by: ['heard'] }, { tagId: 5 }],
    withoutTags: [7, 8],
  };

  test('is two conditions, and comes back from them with who says so', () => {
    const conditions = conditionsOf(filter);
    expect(conditions).toEqual([
      { kind: 'many', field: 'tags', values: ['3', '5'] },
      { kind: 'many', field: 'withoutTags', values: ['7', '8'] },
    ]);
    expect(filterOf(conditions, filter)).toEqual(filter);
  });

  test('changes by a tag, and leaves the others as they are', () => {
    const more = withCondition(filter, { kind: 'many', field: 'tags', values: ['3', '9'] });
    expect(more).toEqual({ ...filter, tags: [{ tagId: 3, by: ['heard'] }, { tagId: 9 }] });
    expect(withoutField(filter, 'withoutTags')).toEqual({ tags: filter.tags });
    expect(withCondition(filter, { kind: 'many', field: 'tags', values: [] })).toEqual({
      withoutTags: [7, 8],
    });
  });
});

describe('questions about a tag', () => {
  const sitting = (...said: (readonly [certainty: number, said: boolean | null])[]): TagSession => {
    const asked: TagSession = withQuestions(
      emptySession,
      said.map(([certainty], id) => ({ id, fromSeconds: 0, certainty })),
    );
    return said.reduce((session, [, holds], i) => answered(session, holds, 10 + i), asked);
  };

  test('tell how right it was, and what the answers changed', () => {
    const session = sitting([0.9, true], [0.9, false], [0.2, true], [0.2, false], [0.5, true], [0.9, null]);
    expect(tagTally(session, 0.5, null)).toEqual({ answers: 5, right: 3, gained: 1, lost: 1, fresh: 5 });
    // Of a tag that is heard from less on, and after it was learned again.
    expect(tagTally(session, 0.1, 12)).toEqual({ answers: 5, right: 3, gained: 0, lost: 2, fresh: 2 });
    expect(tagTally(sitting(), 0.5, null)).toEqual({ answers: 0, right: 0, gained: 0, lost: 0, fresh: 0 });
  });

  test('are answered by one key each', () => {
    const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    const meant = (key: string, rest: Partial<typeof plain> = {}) => tagKeyOf({ key, ...plain, ...rest });
    expect(['y', 'N', 's', 'z', ' '].map((key) => meant(key))).toEqual([
      'yes',
      'no',
      'later',
      'undo',
      'play',
    ]);
    expect(meant('z', { ctrlKey: true })).toBe('undo');
    expect(meant('z', { ctrlKey: true, shiftKey: true })).toBeNull();
    for (const key of ['y', 'n', ' ']) expect(meant(key, { ctrlKey: true })).toBeNull();
    expect(meant('y', { altKey: true })).toBeNull();
    for (const key of ['1', 'Enter', 'Tab', 'k']) expect(meant(key)).toBeNull();
  });
});

describe('the list of tags', () => {
  const listed = (id: number, facet: TrackTag['facet']): TrackTag => ({
    id,
    name: `tag ${id}`,
    facet,
    tracks: 1,
    byPerson: 0,
    byFile: 1,
    byImport: 0,
    heard: 0,
    refused: 0,
  });
  const tags = ownTags([listed(1, 'mood'), listed(2, 'time'), listed(3, 'mood')], null);

  test('is narrowed to a kind, each with its number', () => {
    expect(inFacet(tags, 'mood').map(({ id }) => id)).toEqual([1, 3]);
    expect(inFacet(tags, 'all')).toBe(tags);
    expect(countFacets(tags)).toEqual({ all: 3, genre: 0, mood: 2, description: 0, time: 1, other: 0 });
  });
});

test('figures are told in tenths, and nothing is rounded to always or never', () => {
  expect(words.page.pairs(0.84)).toContain('8 of 10 times');
  expect(words.page.pairs(0.97)).toContain('more than 9 of 10 times');
  expect(words.page.named(0.61, 0.02)).toBe(
    'Of those that it names first, 6 of 10 are right. By guessing it would be fewer than 1 of 10.',
  );
  expect(words.said(3, ['calm', 'sad'], ['live'])).toBe('3 tracks tagged “calm” and “sad” and not “live”');
  expect(words.said(1, [], ['live'])).toBe('1 track is not “live”');
});
