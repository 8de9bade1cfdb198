// A folder of its own for something that is being built, beside where it goes.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Gone when `use` ends. */
export async function inWorkshop<T>(out: string, use: (workshop: string) => Promise<T>): Promise<T> {
  await mkdir(out, { recursive: true });
  const workshop = await mkdtemp(join(out, '.workshop-'));
  try {
    return await use(workshop);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
