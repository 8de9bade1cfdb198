// Finding and going: back and forward, the palette, the menus of things, stars; by mouse and by keyboard.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { goingBack } from './goingBack.ts';
import { useStage } from './stage.ts';
import { thingMenus } from './thingMenus.ts';

describe.skipIf(!hasChromium || !hasShared)('finding and going', () => {
  const stage = useStage();
  goingBack(stage);
  thingMenus(stage);
});
