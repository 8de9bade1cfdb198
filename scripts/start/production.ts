// What is built is for people, whatever the caller's NODE_ENV says: with that of tests, a page would have React's own checks in it and take twice the time.

/** Builds as for production; the caller's environment is as before when it ends. */
export async function asProduction<T>(build: () => Promise<T>): Promise<T> {
  const { NODE_ENV: before } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    return await build();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
