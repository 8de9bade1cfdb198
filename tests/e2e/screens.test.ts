// The track table, and the screens beside the library: the real page over the real app, in a real browser.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { duplicating } from './duplicating.ts';
import { exploring } from './exploring.ts';
import { failing } from './failing.ts';
import { filtering } from './filtering.ts';
import { firstRun } from './firstRun.ts';
import { hearing } from './hearing.ts';
import { layout } from './layout.ts';
import { matching } from './matching.ts';
import { reviewing } from './reviewing.ts';
import { setting } from './setting.ts';
import { useStage } from './stage.ts';
import { tabling } from './tabling.ts';
import { tagging } from './tagging.ts';

describe.skipIf(!hasChromium || !hasShared)('the screens', () => {
  const stage = useStage();
  describe('the first run', () => firstRun(stage));
  describe('explore', () => exploring(stage));
  describe('tags', () => tagging(stage));
  describe('review and learn', () => reviewing(stage));
  describe('settings', () => setting(stage));
  describe('hearing', () => hearing(stage));
  describe('the track table', () => tabling(stage));
  describe('filters', () => filtering(stage));
  describe('duplicates', () => duplicating(stage));
  describe('failures', () => failing(stage));
  describe('the layout', () => layout(stage));
  describe('a missing track that could be several files', () => matching(stage));
});
