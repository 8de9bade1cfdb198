// The experts of a personal model, in the order in which their opinions are stored.
import { adaptedExpert } from './adaptedExpert.ts';
import type { ExpertKind } from './expert.ts';
import { jointExpert } from './joint.ts';
import { starterExpert } from './starter.ts';

/** A further expert is its file and its entry here; the names have words on the screen. */
export const experts = {
  starter: starterExpert,
  joint: jointExpert,
  adapted: adaptedExpert,
} as const satisfies { readonly [name: string]: ExpertKind };
