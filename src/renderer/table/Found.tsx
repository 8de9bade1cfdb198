// A text with what was searched for marked in it.
import { useDeferredValue } from 'react';
import { useView } from '../stores/view.ts';
import css from './Found.module.css';
import { foundParts } from './foundParts.ts';

export function Found({ text }: { readonly text: string }) {
  // As the list itself follows what is typed.
  const search = useDeferredValue(useView((state) => state.search));
  if (search.trim() === '') return text;
  let at = 0;
  return foundParts(text, search).map((part) => {
    const key = at;
    at += part.text.length;
    return part.found ? (
      <mark key={key} className={css['found']}>
        {part.text}
      </mark>
    ) : (
      part.text
    );
  });
}
