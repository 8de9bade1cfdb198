// What the keys mean while a track is asked about.

export type ReviewKey =
  | { readonly kind: 'guess'; readonly index: number }
  | { readonly kind: 'other'; readonly typed: string }
  | { readonly kind: 'skip' | 'undo' | 'play' };

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Null when the key means nothing here. S and Z have a meaning of their own: for names beginning so there is Enter. */
export function reviewKeyOf(event: Key): ReviewKey | null {
  const { key } = event;
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey)
    return key.toLowerCase() === 'z' && !event.shiftKey ? { kind: 'undo' } : null;
  if (/^[1-9]$/u.test(key)) return { kind: 'guess', index: Number(key) - 1 };
  if (key === ' ') return { kind: 'play' };
  if (key === 'Enter') return { kind: 'other', typed: '' };
  if (key === 's' || key === 'S') return { kind: 'skip' };
  if (key === 'z' || key === 'Z') return { kind: 'undo' };
  return /^\p{L}$/u.test(key) ? { kind: 'other', typed: key } : null;
}
