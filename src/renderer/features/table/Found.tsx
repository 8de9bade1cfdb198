// A text with what was searched for marked in it.
import { use } from 'react';
import css from './Found.module.css';
import { foundParts } from './foundParts.ts';
import { SearchedFor } from './searchedFor.ts';

export function Found({ text }: { readonly text: string }) {
  const search = use(SearchedFor);
  if (search === '') return text;
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
