// What lies between two tracks that follow each other, and whether it is within the limits asked for.
import type { Join, LimitName, Limits } from '../domain/walk.ts';
import { type Ground, squaredDistance } from './ground.ts';
import { keyStep } from './wheel.ts';

/** Octaves from one tempo to the other, -0.5 to 0.5; NaN where one is not known. */
function octavesBetween(from: number, to: number): number {
  const octaves = Math.log2(to / from);
  return octaves - Math.round(octaves);
}

/** Against a limit that falls together with what is measured in another unit. */
const tolerance = 1e-9;

/** Whether a step is known to break a limit: what is not known breaks none here. */
export function exceeds({ tempi, keys, loudness }: Ground, limits: Limits, a: number, b: number): boolean {
  const { tempoPercent, key, loudnessLu } = limits;
  return (
    (key && keyStep(keys[a]!, keys[b]!) === 'other') ||
    (loudnessLu !== null && Math.abs(loudness[b]! - loudness[a]!) > loudnessLu + tolerance) ||
    (tempoPercent !== null && isTempoJump(tempi[a]!, tempi[b]!, tempoPercent))
  );
}

function isTempoJump(from: number, to: number, percent: number): boolean {
  return Math.abs(octavesBetween(from, to)) > Math.log2(1 + percent / 100) + tolerance;
}

/** Whether all that the limits ask about is known of a track. */
export function isJudged({ tempi, keys, loudness }: Ground, limits: Limits, row: number): boolean {
  return (
    (limits.tempoPercent === null || tempi[row]! > 0) &&
    (!limits.key || keys[row]! >= 0) &&
    (limits.loudnessLu === null || Number.isFinite(loudness[row]!))
  );
}

export function joinOf(ground: Ground, limits: Limits, a: number, b: number): Join {
  const { tempi, keys, loudness } = ground;
  const octaves = octavesBetween(tempi[a]!, tempi[b]!);
  const tempoPercent = Number.isFinite(octaves) ? (2 ** octaves - 1) * 100 : null;
  const key = keyStep(keys[a]!, keys[b]!);
  const difference = loudness[b]! - loudness[a]!;
  const loudnessLu = Number.isFinite(difference) ? difference : null;
  const alone = { tempoPercent: null, key: false, loudnessLu: null };
  const isBroken = (isKnown: boolean, limit: Limits): boolean => !isKnown || exceeds(ground, limit, a, b);
  const broken: LimitName[] = [];
  if (
    limits.tempoPercent !== null &&
    isBroken(tempoPercent !== null, { ...alone, tempoPercent: limits.tempoPercent })
  )
    broken.push('tempo');
  if (limits.key && isBroken(key !== null, { ...alone, key: true })) broken.push('key');
  if (
    limits.loudnessLu !== null &&
    isBroken(loudnessLu !== null, { ...alone, loudnessLu: limits.loudnessLu })
  )
    broken.push('loudness');
  return { distance: Math.sqrt(squaredDistance(ground, a, b)), tempoPercent, key, loudnessLu, broken };
}
