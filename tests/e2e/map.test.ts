// The map of the library: the real page over the real app, in a real browser.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { mapping } from './map/mapping.ts';
import { mappingRealMusic } from './map/realMusic.ts';
import { useStage } from './stage.ts';

describe.skipIf(!hasChromium || !hasShared)('the map', () => {
  const stage = useStage();
  describe('of a made library', () => mapping(stage));
  describe('of real music', () => mappingRealMusic(stage));
});
