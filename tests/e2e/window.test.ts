// The real page over the real app on real music, in a real browser.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { byMouse } from './byMouse.ts';
import { useStage } from './stage.ts';

describe.skipIf(!hasChromium || !hasShared)('the window', () => {
  const stage = useStage();
  describe('by mouse', () => byMouse(stage));
});
