// The track table, what narrows it, and what is asked about its tracks: the real page over the real app, in a real browser.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { filtering } from './filtering.ts';
import { layout } from './layout.ts';
import { matching } from './matching.ts';
import { useStage } from './stage.ts';
import { tabling } from './tabling.ts';

describe.skipIf(!hasChromium || !hasShared)('the track table', () => {
  const stage = useStage();
  describe('columns and rows', () => tabling(stage));
  describe('filters', () => filtering(stage));
  describe('the layout', () => layout(stage));
  describe('a missing track that could be several files', () => matching(stage));
});
