// `npm run bench -- known-rows [--json]`: what more rows to learn from bring, on real music, and what they cost.
import { printDocument } from './report/targets.ts';
import { type AtRows, byTracks, byWindows } from './scale/knownRows.ts';

const tracks = await byTracks([100, 200, 400, 800]);
const windows = await byWindows([1000, 2000, 5000, 20_000]);
if (process.argv.includes('--json')) printDocument([], { tracks, windows });
else {
  print("rows are GTZAN's tracks, five folds of artists", tracks);
  print("rows are windows of Emotify's 160 excerpts, halves of artists", windows);
}

function print(title: string, found: readonly AtRows[]): void {
  console.log(title);
  for (const { rows, right, seconds } of found) {
    const each = Object.keys(right).map(
      (name) => `${name} ${right[name]?.toFixed(3)} (${seconds[name]?.toFixed(1)} s)`,
    );
    console.log(`${String(rows).padStart(7)}  ${each.join('  ')}`);
  }
}
