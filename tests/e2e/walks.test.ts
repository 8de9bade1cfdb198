// Walks in the real page: a path, a blend and a radio, and what is like a track; by mouse and by keyboard.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { likening } from './likening.ts';
import { useStage } from './stage.ts';
import { walking } from './walking.ts';

describe.skipIf(!hasChromium || !hasShared)('walks', () => {
  const stage = useStage();
  walking(stage);
  describe('more like this', () => likening(stage));
});
