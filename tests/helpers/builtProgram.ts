// Once for all tests: the built program, whose workers and hosts they start.
import { upToDateProgram } from '../../scripts/start/program.js';

export default async function buildProgram(): Promise<void> {
  const folder = await upToDateProgram({
    entries: ['tests/helpers/servedApp.process.ts'],
    sources: ['tests/helpers'],
  });
  if (folder !== null) process.env['STACKWAX_PROGRAM'] = folder;
}
