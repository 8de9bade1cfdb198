// `npm run bench -- tag-kills [--kills 60] [--files 24] [--json]`: a process that writes tags is killed at random moments; and how fast files are written and brought back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../src/core/learning/maths/random.ts';
import { killWhileWriting } from '../tests/helpers/tagKills.ts';
import { hashesIn, openTagWriter, putLibrary, writingProcess } from '../tests/helpers/tagWriter.ts';
import { atLeast, atMost, printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    files: { type: 'string', default: '24' },
    json: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const files = Number(values.files);
const scratch = mkdtempSync(join(tmpdir(), 'stackwax-bench-'));
try {
  const libraryDir = join(scratch, 'library');
  const music = join(scratch, 'music');
  putLibrary(libraryDir, music, files);
  const original = hashesIn(music);
  const random = createRandom(1);
  const writing = writingProcess();
  const startedAt = performance.now();
  const faults: string[] = [];
  let inTheMiddle = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const outcome = await killWhileWriting({ libraryDir, music, original }, random, writing);
    if (outcome.open > 0) inTheMiddle += 1;
    for (const fault of outcome.faults) faults.push(`kill ${kill}: ${fault}`);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const writer = openTagWriter(libraryDir, writing);
  await writer.write('Warm');
  const timed = await writer.write('Timed');
  const perSecond = timed.written / timed.seconds;
  const leftAlone = await writer.revertAll();
  const back = hashesIn(music);
  const others = [...original].filter(([path, hash]) => back.get(path) !== hash).length;
  writer.close();
  await writing.close();
  if (values.json)
    printDocument(
      [
        atMost(
          'files that are neither old nor new, drafts that are left, journals that are wrong',
          faults.length,
          0,
        ),
        atLeast('kills while files were being written', inTheMiddle, kills / 2),
        atMost('files that undoing every step did not bring back to the byte', others + leftAlone, 0),
      ],
      { kills, files, faults, seconds, filesPerSecond: perSecond },
    );
  else {
    console.log(`${kills} kills in ${seconds.toFixed(1)} s, ${inTheMiddle} while files were being written`);
    for (const fault of faults) console.log(fault);
    console.log(`${faults.length} faults; after undoing every step ${others} files are not what they were`);
    console.log(`${perSecond.toFixed(0)} small files a second`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
