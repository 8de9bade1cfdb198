// Hands a genre's hue down to the style sheets, where `[data-genre]` makes its colours of it.
import type { CSSProperties } from 'react';
import { genreHue } from '../../../core/domain/colours/genreHue.ts';

/** To be spread into an element. */
export function genreColours(genre: string): { 'data-genre': ''; style: CSSProperties } {
  return { 'data-genre': '', style: { '--hue': genreHue(genre) } };
}
