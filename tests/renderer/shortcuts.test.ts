// Which key does what, and where it must leave the typing alone.
import { describe, expect, it } from 'vitest';
import { commandIds, commandTable } from '../../src/renderer/app/commandTable.ts';
import { findNamed } from '../../src/renderer/app/findCommands.ts';
import { commandOf, printedKeys } from '../../src/renderer/app/shortcuts.ts';

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
    const all = commandIds.flatMap((id): readonly string[] => commandTable[id].keys);
    expect(new Set(all).size).toBe(all.length);
  });

  it('are printed as they stand on the keyboard', () => {
    expect(printedKeys('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(printedKeys('Mod+Shift+ArrowLeft', true)).toEqual(['⌘', 'Shift', '←']);
  });
});

describe('the palette', () => {
  const all = [
    { name: 'Show Review', group: 'Screens' },
    { name: 'Jazz', group: 'Genre' },
    { name: 'Review of jazz', group: 'Playlist' },
  ];
  const names = (typed: string): string[] => findNamed(all, typed).map(({ name }) => name);

  it('finds by the beginnings of words, names that begin so first', () => {
    expect(names('')).toEqual(all.map(({ name }) => name));
    expect(names('rev')).toEqual(['Review of jazz', 'Show Review']);
    expect(names('rev sh')).toEqual(['Show Review']);
    expect(names('genre')).toEqual(['Jazz']);
    expect(names('eview')).toEqual([]);
  });
});
