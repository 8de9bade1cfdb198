// The one way out of a file that cannot be written: thrown anywhere inside, and data at the border.
import type { TagRefusal, TagRefusalReason } from './plan.ts';

/** Never leaves this room. */
export class Refused extends Error {
  readonly reason: TagRefusalReason;

  constructor(reason: TagRefusalReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

export function damaged(detail: string): Refused {
  return new Refused('damaged', detail);
}

/** What `work` gives, or why it refused. Other errors, as those of reading, pass. */
export async function orRefusal<T>(work: () => Promise<T>): Promise<T | TagRefusal> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'refusal', reason: error.reason, detail: error.message };
  }
}
