// Which key does what, and where it must leave the typing alone.
import { describe, expect, it } from 'vitest';
import { shortcutOf } from '../../src/renderer/app/shortcuts.ts';

const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe('shortcuts', () => {
  it('work on the page and in the list', () => {
    for (const place of ['page', 'grid'] as const) {
      expect(shortcutOf({ ...none, key: '/' }, place)).toBe('search');
      expect(shortcutOf({ ...none, key: 'g' }, place)).toBe('genre');
      expect(shortcutOf({ ...none, key: ' ' }, place)).toBe('play');
      expect(shortcutOf({ ...none, key: 'ArrowRight' }, place)).toBe('ahead');
      expect(shortcutOf({ ...none, key: '?', shiftKey: true }, place)).toBe('keys');
      expect(shortcutOf({ ...none, key: 'z', ctrlKey: true }, place)).toBe('undo');
      expect(shortcutOf({ ...none, key: 'Z', ctrlKey: true, shiftKey: true }, place)).toBe('redo');
      expect(shortcutOf({ ...none, key: 'z', metaKey: true }, place)).toBe('undo');
      expect(shortcutOf({ ...none, key: 'y', ctrlKey: true }, place)).toBe('redo');
    }
  });

  it('leave a text field to the typing, undo included', () => {
    for (const key of ['/', 'g', ' ', '?', 'ArrowLeft'])
      expect(shortcutOf({ ...none, key }, 'text')).toBeNull();
    expect(shortcutOf({ ...none, key: 'z', ctrlKey: true }, 'text')).toBeNull();
    expect(shortcutOf({ ...none, key: 'f', ctrlKey: true }, 'text')).toBe('search');
  });

  it('leave a button its space bar and a slider its arrows', () => {
    expect(shortcutOf({ ...none, key: ' ' }, 'control')).toBeNull();
    expect(shortcutOf({ ...none, key: 'ArrowLeft' }, 'control')).toBeNull();
    expect(shortcutOf({ ...none, key: 'g' }, 'control')).toBe('genre');
  });

  it('leave Alt to the browser', () => {
    expect(shortcutOf({ ...none, key: 'g', altKey: true }, 'page')).toBeNull();
  });
});
