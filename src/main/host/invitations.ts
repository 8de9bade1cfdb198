// Keys that open the page once, for a browser that we start ourselves: every user of the machine can read its command
// line, so the token never stands there.
import { randomToken } from './guard.ts';

export interface Invitations {
  issue(): string;
  /** True the first time that an issued key is presented. */
  redeem(key: string | null): boolean;
}

export function createInvitations(): Invitations {
  const open = new Set<string>();
  return {
    issue() {
      const key = randomToken();
      open.add(key);
      return key;
    },
    redeem: (key) => key !== null && open.delete(key),
  };
}
