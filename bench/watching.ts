// Watching many folders: how soon all are watched, what memory that takes, how soon a written file is in the library.
// `npm run bench -- watching [--folders n] [--writes n]`
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { sampleRate } from '../scripts/demo/instruments.ts';
import { wavFile } from '../scripts/demo/wav.ts';
import { places } from '../scripts/start/project.ts';
import { createApp } from '../src/main/app.ts';

const { values } = parseArgs({
  options: {
    folders: { type: 'string', default: '20000' },
    writes: { type: 'string', default: '20' },
  },
});
const folders = Number(values.folders);
const writes = Number(values.writes);
const albums = 200;

const top = mkdtempSync(join(tmpdir(), 'stackwax-bench-watching-'));
const music = join(top, 'music');
try {
  const paths = Array.from({ length: folders }, (_, i) =>
    join(music, `artist ${Math.floor(i / albums)}`, `album ${i % albums}`),
  );
  for (const path of paths) mkdirSync(path, { recursive: true });
  write(join(music, 'first.wav'), 0);
  const app = await createApp({ ...places, libraryDir: join(top, 'library') });
  try {
    const client = createRouterClient(app.router);
    await client.library.scan({ folders: [music] });
    const startedAt = performance.now();
    app.watch();
    while ((await client.library.roots())[0]?.watch !== 'watched') await setTimeout(20);
    console.log(`${folders} folders watched after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    // What it looks through once it watches.
    await setTimeout(5000);
    console.log(`memory of the disk processes: ${diskProcesses().join(', ')} MB`);
    const seconds: number[] = [];
    for (let i = 1; i <= writes; i++) {
      const folder = paths[(i * 7919) % folders];
      if (folder === undefined) continue;
      write(join(folder, `${i}.wav`), i);
      const writtenAt = performance.now();
      while ((await client.tracks.query({})).length < 1 + i) await setTimeout(10);
      seconds.push((performance.now() - writtenAt) / 1000);
    }
    seconds.sort((a, b) => a - b);
    const at = (share: number): string => (seconds[Math.floor((seconds.length - 1) * share)] ?? 0).toFixed(2);
    console.log(
      `from the last write to the library: median ${at(0.5)} s, slowest ${at(1)} s of ${writes}; at most 2 s asked`,
    );
  } finally {
    await app.close();
  }
} finally {
  rmSync(top, { recursive: true, force: true });
}

function write(path: string, pitch: number): void {
  const samples = Float32Array.from({ length: 2205 }, (_, i) => Math.sin((i * pitch) / 50) / 2);
  writeFileSync(path, wavFile(samples, sampleRate, { INAM: `${pitch}` }));
}

/** Resident memory of each process of ours that touches disks, in megabytes; none where the system does not show it. */
function diskProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((pid) => {
      try {
        const ours = readFileSync(`/proc/${pid}/status`, 'utf8');
        if (!ours.includes(`\nPPid:\t${process.pid}\n`)) return [];
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('disk.worker')) return [];
        return [Math.round(Number(/VmRSS:\s+(\d+)/u.exec(ours)?.[1] ?? 0) / 1000)];
      } catch {
        return [];
      }
    });
}
