// A text with what was searched for marked in it.
import { createContext, use } from 'react';
import css from './Found.module.css';
import { foundParts } from './foundParts.ts';

/** What the listed tracks were searched for; the search field is ahead of it until the next list has arrived. */
export const SearchedFor = createContext('');

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
