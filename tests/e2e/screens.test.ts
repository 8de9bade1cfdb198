// The screens beside the library: the real page over the real app, in a real browser.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { duplicating } from './duplicating.ts';
import { exploring } from './exploring.ts';
import { failing } from './failing.ts';
import { setting } from './setting.ts';
import { useStage } from './stage.ts';
import { tagging } from './tagging.ts';

describe.skipIf(!hasChromium || !hasShared)('the screens', () => {
  const stage = useStage();
  describe('explore', () => exploring(stage));
  describe('tags', () => tagging(stage));
  describe('settings', () => setting(stage));
  describe('duplicates', () => duplicating(stage));
  describe('failures', () => failing(stage));
});
