// The way in: what must hold before any schema is made, then the page. Two steps, because a bundler that splits the page
// into chunks keeps no order among what is imported at once.
import { config } from 'zod';

// The page's policy forbids code made from text, which zod would make for speed.
config({ jitless: true });

void import('./app/begin.ts');
