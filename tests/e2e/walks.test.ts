// Walks in the real page: a path, a blend and a radio, by mouse and by keyboard.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { useStage } from './stage.ts';
import { walking } from './walking.ts';

describe.skipIf(!hasChromium || !hasShared)('walks', () => {
  walking(useStage());
});
