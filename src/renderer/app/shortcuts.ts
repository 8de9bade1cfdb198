// Which key means what, and where it must not.

export type Shortcut = 'search' | 'play' | 'genre' | 'undo' | 'redo' | 'back' | 'ahead' | 'keys';

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** `place`: in a text field, on the track list, on another control (a button, a slider, a list), or on none. */
export function shortcutOf(event: Key, place: 'text' | 'grid' | 'control' | 'page'): Shortcut | null {
  if (event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'f') return 'search';
    // In a text field these belong to what was typed.
    if (place === 'text') return null;
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : null;
  }
  if (place === 'text') return null;
  if (key === '/') return 'search';
  if (key === '?') return 'keys';
  if (key === 'g') return 'genre';
  // Controls have their own use for these.
  if (place === 'control') return null;
  if (key === ' ') return 'play';
  if (key === 'arrowleft') return 'back';
  return key === 'arrowright' ? 'ahead' : null;
}
