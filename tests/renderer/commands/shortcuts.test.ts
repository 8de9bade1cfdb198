// Which key does what, and where it must leave the typing alone.
import '../browser.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandIds, commands } from '../../../src/renderer/commands/commands.ts';
import {
  bindingsOf,
  defaultBindings,
  isChanged,
  ownerOf,
  withDefault,
  withKey,
} from '../../../src/renderer/commands/keyBindings.ts';
import {
  ariaKeys,
  combinationOf,
  commandOf as commandIn,
  printedKeys,
} from '../../../src/renderer/commands/shortcuts.ts';
import { messages } from '../../../src/renderer/words/messages.ts';

type Pressed = Parameters<typeof commandIn>[0];
type Place = Parameters<typeof commandIn>[1];
const commandOf = (event: Pressed, place: Place) => commandIn(event, place, defaultBindings);
const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe('shortcuts', () => {
  it('work on the page and in the list', () => {
    for (const place of ['page', 'grid'] as const) {
      expect(commandOf({ ...none, key: '/' }, place)).toBe('search');
      expect(commandOf({ ...none, key: 'g' }, place)).toBe('genre');
      expect(commandOf({ ...none, key: ' ' }, place)).toBe('play');
      expect(commandOf({ ...none, key: 'ArrowRight' }, place)).toBe('ahead');
      expect(commandOf({ ...none, key: '?', shiftKey: true }, place)).toBe('keys');
      expect(commandOf({ ...none, key: 'z', ctrlKey: true }, place)).toBe('undo');
      expect(commandOf({ ...none, key: 'Z', ctrlKey: true, shiftKey: true }, place)).toBe('redo');
      expect(commandOf({ ...none, key: 'z', metaKey: true }, place)).toBe('undo');
      expect(commandOf({ ...none, key: 'y', ctrlKey: true }, place)).toBe('redo');
    }
  });

  it('leave a text field to the typing, undo included', () => {
    for (const key of ['/', 'g', ' ', '?', 'ArrowLeft'])
      expect(commandOf({ ...none, key }, 'text')).toBeNull();
    expect(commandOf({ ...none, key: 'z', ctrlKey: true }, 'text')).toBeNull();
    expect(commandOf({ ...none, key: 'f', ctrlKey: true }, 'text')).toBe('search');
  });

  it('leave a button its space bar and a slider its arrows', () => {
    expect(commandOf({ ...none, key: ' ' }, 'control')).toBeNull();
    expect(commandOf({ ...none, key: 'ArrowLeft' }, 'control')).toBeNull();
    expect(commandOf({ ...none, key: 'g' }, 'control')).toBe('genre');
  });

  it('leave Alt to the browser', () => {
    expect(commandOf({ ...none, key: 'g', altKey: true }, 'page')).toBeNull();
  });

  it('of a combination want exactly its modifiers', () => {
    expect(commandOf({ ...none, key: 'k', ctrlKey: true }, 'text')).toBe('palette');
    expect(commandOf({ ...none, key: 'k', metaKey: true }, 'control')).toBe('palette');
    expect(commandOf({ ...none, key: 'k' }, 'page')).toBeNull();
    expect(commandOf({ ...none, key: 'k', ctrlKey: true, shiftKey: true }, 'page')).toBeNull();
    expect(commandOf({ ...none, key: 'ArrowRight', shiftKey: true }, 'grid')).toBe('next');
    expect(commandOf({ ...none, key: 'p' }, 'grid')).toBe('addToPlaylist');
  });

  it('are each of one command only', () => {
    const all = commandIds.flatMap((id) => commands[id].keys ?? []);
    expect(new Set(all).size).toBe(all.length);
  });

  it('each have a name, and no name is left over', () => {
    expect(Object.keys(messages.commands.names).sort()).toEqual([...commandIds].sort());
  });

  it('are printed as they stand on the keyboard', () => {
    expect(printedKeys('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(printedKeys('Mod+Shift+ArrowLeft', true)).toEqual(['⌘', 'Shift', '←']);
    expect(ariaKeys('Mod+Shift+Z', false)).toBe('Control+Shift+Z');
    expect(ariaKeys('Mod+Plus', true)).toBe('Meta++');
  });
});

describe('keys of one’s own', () => {
  it('lead to the command, and its own lead there no more', () => {
    const changes = withKey({}, 'genre', 'Mod+J');
    expect(commandIn({ ...none, key: 'j', ctrlKey: true }, 'page', bindingsOf(changes))).toBe('genre');
    expect(commandIn({ ...none, key: 'g' }, 'page', bindingsOf(changes))).toBeNull();
  });

  it('leave typing, and the keys of a control, where they are', () => {
    const bindings = bindingsOf({
      search: ['Space'],
      palette: ['X'],
      mute: ['Shift+ArrowLeft'],
      showTags: ['F4'],
    });
    expect(commandIn({ ...none, key: ' ' }, 'text', bindings)).toBeNull();
    expect(commandIn({ ...none, key: ' ' }, 'control', bindings)).toBeNull();
    expect(commandIn({ ...none, key: ' ' }, 'page', bindings)).toBe('search');
    expect(commandIn({ ...none, key: 'x' }, 'text', bindings)).toBeNull();
    expect(commandIn({ ...none, key: 'x' }, 'control', bindings)).toBe('palette');
    expect(commandIn({ ...none, key: 'ArrowLeft', shiftKey: true }, 'control', bindings)).toBeNull();
    expect(commandIn({ ...none, key: 'F4' }, 'page', bindings)).toBe('showTags');
  });

  it('are refused when another command, or the list, has them', () => {
    expect(ownerOf(defaultBindings, 'Mod+E', 'genre')).toEqual({ kind: 'command', id: 'exportPlaylists' });
    expect(ownerOf(defaultBindings, 'G', 'genre')).toBeNull();
    expect(ownerOf(defaultBindings, 'Mod+A', 'genre')).toEqual({ kind: 'kept' });
    expect(ownerOf(defaultBindings, 'Mod+J', 'genre')).toBeNull();
  });

  it('taken from another command are its no more, and come back to it with its default', () => {
    const taken = withKey({}, 'genre', 'Mod+Y');
    expect(bindingsOf(taken).get('redo')).toEqual(['Mod+Shift+Z']);
    const back = withDefault(taken, 'redo');
    expect(bindingsOf(back).get('redo')).toEqual(commands.redo.keys);
    expect(bindingsOf(back).get('genre')).toEqual([]);
    expect(withDefault(back, 'genre')).toEqual({});
  });

  it('may be none, and what stands as in the table is not kept as a change', () => {
    const silent = withKey({}, 'genre', null);
    expect(silent).toEqual({ genre: [] });
    expect(isChanged(silent, 'genre')).toBe(true);
    expect(withKey(silent, 'genre', 'G')).toEqual({});
  });

  it('never belong to two commands, whatever is chosen in whatever order', () => {
    const keys = fc.constantFrom('G', 'P', 'Mod+Z', 'Mod+Y', 'Space', 'Mod+J', 'F2');
    const step = fc.tuple(fc.constantFrom(...commandIds), fc.option(keys), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let changes = {};
        for (const [id, key, reset] of steps)
          changes = reset ? withDefault(changes, id) : withKey(changes, id, key);
        const all = [...bindingsOf(changes).values()].flat();
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('that are pressed are written as the table writes them', () => {
    const written = (key: string, held: Partial<typeof none> = {}) =>
      combinationOf({ ...none, ...held, key });
    expect(written('g')).toBe('G');
    expect(written('G', { shiftKey: true })).toBe('Shift+G');
    expect(written('?', { shiftKey: true })).toBe('?');
    expect(written(' ')).toBe('Space');
    expect(written('+', { ctrlKey: true })).toBe('Mod+Plus');
    expect(written('ArrowUp', { altKey: true, shiftKey: true, metaKey: true })).toBe('Mod+Alt+Shift+ArrowUp');
    for (const key of ['Control', 'Shift', 'Meta', 'Alt', 'Dead']) expect(written(key)).toBeNull();
  });

  it('mean, when pressed, the command that they were recorded for', () => {
    const key = fc.constantFrom('g', 'G', '?', '+', ' ', 'F2', 'ArrowUp', 'ß', 'é', '1', '/');
    const pressed = fc.record({
      key,
      shiftKey: fc.boolean(),
      ctrlKey: fc.boolean(),
      metaKey: fc.boolean(),
      altKey: fc.boolean(),
    });
    fc.assert(
      fc.property(pressed, (event) => {
        const combination = combinationOf(event) ?? '';
        expect(commandIn(event, 'page', bindingsOf(withKey({}, 'showLearn', combination)))).toBe('showLearn');
      }),
    );
  });
});
