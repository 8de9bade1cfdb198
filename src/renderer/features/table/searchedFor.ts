// What the list on screen was searched for: what is typed is ahead of it until the next list is here.
import { createContext } from 'react';

export const SearchedFor = createContext('');
