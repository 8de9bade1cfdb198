// `npm run bench -- scanning [--json] [--files 5000]`: the first scan of tags and one of unchanged files, beside beets and MPD where they are installed.
import { parseArgs } from 'node:util';
import { printDocument } from './report/targets.ts';
import { type Cost, makingTarget, measureScanning, scanningTargets } from './scale/scanning.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, files: { type: 'string', default: '5000' } },
});
const files = Number(options.files);

const figures = await measureScanning(files);
const targets = [...scanningTargets(figures), makingTarget(figures)];
if (figures.beets === null) console.error('beets is not installed: what is asked beside it is left out');
if (figures.mpd === null) console.error('MPD is not installed: it is left out');
if (options.json) printDocument(targets, figures);
else {
  const { first, firstPeakMb, again, beets, mpd } = figures;
  print('first scan', first);
  console.log(`first scan: ${firstPeakMb.toFixed(0)} MB at most`);
  print('scan of unchanged files', again);
  print('beets, first', beets);
  print('MPD, first', mpd?.first ?? null);
  print('MPD, unchanged files', mpd?.again ?? null);
  for (const { name, value, target, met } of targets)
    console.log(`${met ? 'met   ' : 'missed'} ${name}: ${value.toFixed(2)} (${target})`);
}

function print(name: string, cost: Cost | null): void {
  const text =
    cost === null
      ? 'not installed'
      : `${cost.seconds.toFixed(2)} s, ${((1000 * cost.cpuSeconds) / files).toFixed(3)} ms of processor time a file`;
  console.log(`${name.padEnd(26)}${text}`);
}
