// `npm run bench -- kills [--kills 60] [--seed 1] [--only phase,phase] [--json]`: a process is killed while it works on a library.
//
// Every phase is first rehearsed to its end. Then the process is killed, in turns at one of its moments (after a commit,
// before or after a rename) and at a time by the clock. After each kill the library must open whole, hold everything
// that was acknowledged, go on to the same end as in the rehearsal, and leave neither drafts nor processes behind.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../src/core/learning/maths/random.ts';
import { hasEnded, type Run, run } from './kills/killing.ts';
import { phaseNamed, phases } from './kills/phases.ts';
import { placeIn, startingPlaces, withClient } from './kills/places.ts';
import { integrity, said, standing } from './kills/said.ts';
import { atMost, printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: Object.keys(phases).join(',') },
    json: { type: 'boolean', default: false },
  },
});
const names = values.only.split(',');
const random = createRandom(Number(values.seed));
const scratch = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
const place = placeIn(scratch);
const start = startingPlaces(scratch);

interface Rehearsal {
  readonly moments: number;
  readonly milliseconds: number;
  /** What had been said before the first acknowledgement, and after each. */
  readonly spoken: readonly string[];
  readonly end: string;
}

interface Kill {
  readonly phase: string;
  readonly at: string;
  readonly faults: readonly string[];
}

try {
  const rehearsals = new Map<string, Rehearsal>();
  for (const name of names) rehearsals.set(name, await rehearse(name));
  const kills: Kill[] = [];
  for (let k = 0; k < Number(values.kills); k++) {
    const name = names[k % names.length] ?? '';
    const rehearsal = rehearsals.get(name);
    if (rehearsal === undefined) throw new Error(`'${name}' was not rehearsed`);
    const kill = await killOnce(name, rehearsal, Math.floor(k / names.length) % 2 === 0);
    kills.push(kill);
    if (!values.json || kill.faults.length > 0)
      console.error(`${kill.phase}, killed ${kill.at}: ${kill.faults.join('; ') || 'nothing lost'}`);
  }
  const faults = kills.filter((kill) => kill.faults.length > 0).length;
  const targets = [atMost(`kills of ${kills.length} after which something was lost or left`, faults, 0)];
  if (values.json) printDocument(targets, { seed: Number(values.seed), kills });
  else console.log(`${kills.length} kills, ${faults} with faults`);
  process.exitCode = faults === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function begin(name: string): Promise<void> {
  const { from, before } = phaseNamed(name);
  await start(from);
  before?.(place);
}

async function rehearse(name: string): Promise<Rehearsal> {
  await begin(name);
  const { moments, milliseconds, acknowledged } = await toTheEnd(name, {});
  const [before, end] = await withClient(place, async (client) => [
    await said(client),
    await standing(client),
  ]);
  if (acknowledged === 0) return { moments, milliseconds, spoken: [before], end };
  await begin(name);
  const { spoken } = await toTheEnd(name, { mode: 'snapshots' });
  return { moments, milliseconds, spoken, end };
}

async function toTheEnd(name: string, how: { mode?: 'snapshots' }): Promise<Run> {
  const done = await run(place, name, how);
  if (!done.ended) throw new Error(`${name} does not run to its end: ${done.errors}`);
  return done;
}

async function killOnce(name: string, rehearsal: Rehearsal, byMoment: boolean): Promise<Kill> {
  await begin(name);
  const moment = 1 + Math.floor(random.next() * rehearsal.moments);
  const afterMs = Math.round(random.next() * rehearsal.milliseconds);
  const killed = await run(place, name, byMoment ? { moment } : { afterMs });
  const faults: string[] = [];
  if (killed.errors !== '') faults.push(`it wrote ${killed.errors}`);
  if (!(await hasEnded(killed))) faults.push('processes of it live on');
  const whole = integrity(place);
  if (whole !== 'ok') faults.push(`the library is damaged: ${whole}`);
  const kept = await withClient(place, said);
  const { acknowledged } = killed;
  const allowed = rehearsal.spoken.slice(acknowledged, acknowledged + 2);
  if (!allowed.includes(kept))
    faults.push(`after ${acknowledged} acknowledgements what was said is ${kept}, not ${allowed[0]}`);
  if (rehearsal.spoken.length === 1) {
    const again = await run(place, name, { mode: 'after' });
    if (!again.ended) faults.push(`it does not go on: ${again.errors}`);
    const [then, end] = await withClient(place, async (client) => [
      await said(client),
      await standing(client),
    ]);
    if (then !== kept) faults.push(`once it had gone on, what was said was ${then}, not ${kept}`);
    if (end !== rehearsal.end) faults.push(`it ended with ${end}, not ${rehearsal.end}`);
  }
  const strangers = filesIn(place.exported).filter((file) => file.includes(' (2)'));
  if (strangers.length > 0) faults.push(`it took its own files for another's: ${strangers.join(', ')}`);
  const drafts = [place.libraryDir, place.exported]
    .flatMap(filesIn)
    .filter((file) => /\.(draft|tmp)$/.test(file));
  if (drafts.length > 0) faults.push(`drafts are left: ${drafts.join(', ')}`);
  return {
    phase: name,
    at: byMoment
      ? `at moment ${moment} of ${rehearsal.moments}${killed.ended ? ' (not reached)' : ''}`
      : `after ${afterMs} ms`,
    faults,
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    // Nothing was exported yet.
    return [];
  }
}
