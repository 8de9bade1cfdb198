// The way in: what must hold before any schema is made, then the page. Two steps, because a bundler that splits the page
// into chunks keeps no order among what is imported at once.
import './noEval.ts';

void import('./start.tsx');
