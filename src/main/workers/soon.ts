// Waits for what ought to come, but not for ever: what hangs must not hold up who ends.

/** Settles as `awaited` does, or without it after `ms`. Meanwhile this process stays alive. */
export async function soon(awaited: Promise<unknown>, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  try {
    await Promise.race([awaited, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
