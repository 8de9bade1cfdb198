// From the first run over questions to a model, and an ear: the real page over the real app, in a real browser.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { firstRun } from './firstRun.ts';
import { hearing } from './hearing.ts';
import { reviewing } from './reviewing.ts';
import { useStage } from './stage.ts';

describe.skipIf(!hasChromium || !hasShared)('learning from a person', () => {
  const stage = useStage();
  describe('the first run', () => firstRun(stage));
  describe('review and learn', () => reviewing(stage));
  describe('hearing', () => hearing(stage));
});
