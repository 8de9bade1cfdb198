// The languages of the window.
import * as z from 'zod';

/** 'pseudo' is English with accents, a third longer and from right to left: for trying layouts, never offered. */
export const languageSchema = z.enum(['en', 'de', 'fr', 'pseudo']);
export type Language = z.infer<typeof languageSchema>;
