// The screen that was chosen; each is fetched when it is first opened, so that the window itself opens at once.
import { lazy, Suspense } from 'react';
import type { Screen } from '../state/screen.ts';
import css from './ScreenPlace.module.css';

const parts = {
  explore: lazy(() => import('./ExploreScreen.tsx')),
  settings: lazy(() => import('../features/settings/SettingsScreen.tsx')),
  review: lazy(() => import('../features/review/ReviewScreen.tsx')),
  learn: lazy(() => import('../features/learn/LearnScreen.tsx')),
  tags: lazy(() => import('../features/tags/TagsScreen.tsx')),
} as const;

export function ScreenPlace({ screen }: { readonly screen: Exclude<Screen, 'library'> }) {
  const Shown = parts[screen];
  return (
    <Suspense fallback={<main className={css['waiting']} aria-busy />}>
      <Shown />
    </Suspense>
  );
}
