// Clusters in the real page: found, named, made into more, by mouse and by keyboard.
import { describe } from 'vitest';
import { hasChromium } from '../helpers/chromium.ts';
import { hasShared } from '../helpers/shared.ts';
import { clustering } from './clustering.ts';
import { clusterStates } from './clusterStates.ts';
import { useStage } from './stage.ts';

describe.skipIf(!hasChromium || !hasShared)('clusters', () => {
  const stage = useStage();
  clustering(stage);
  clusterStates(stage);
});
