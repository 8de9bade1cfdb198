// The real page over the real app on real music, in a real browser.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { accessible } from './accessible.ts';
import { byKeyboard } from './byKeyboard.ts';
import { byMouse } from './byMouse.ts';
import { commanding } from './commanding.ts';
import { inspecting } from './inspecting.ts';
import { playing } from './playing.ts';
import { playlisting } from './playlisting.ts';
import { useStage } from './stage.ts';
import { together } from './together.ts';

describe.skipIf(!hasChromium || !hasShared)('the window', () => {
  const stage = useStage();
  describe('by mouse', () => byMouse(stage));
  describe('by keyboard', () => byKeyboard(stage));
  describe('playing', () => playing(stage));
  describe('inspecting', () => inspecting(stage));
  describe('playlists', () => playlisting(stage));
  describe('commands and activity', () => commanding(stage));
  describe('together', () => together(stage));
  describe('accessible', () => accessible(stage));
});
