// `npm run test:packed`: starts the packed app of `npm run package` with `--smoke` on made-up music; its code is ours.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleRate } from './demo/instruments.ts';
import { renderPiece } from './demo/piece.ts';
import { styles } from './demo/styles.ts';
import { wavFile } from './demo/wav.ts';
import { projectRoot } from './start/project.ts';

const places: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/stackwax',
  darwin: 'mac-universal/Stackwax.app/Contents/MacOS/Stackwax',
  win32: 'win-unpacked/Stackwax.exe',
};

const executable = join(
  projectRoot,
  'release',
  places[process.platform] ?? 'nothing is packed for this system',
);
if (!existsSync(executable)) throw new Error(`${executable} is not there: run \`npm run package\` first.`);
const folder = await mkdtemp(join(tmpdir(), 'stackwax-packed-'));
try {
  const music = join(folder, 'music');
  await mkdir(music);
  for (const style of styles.slice(0, 3))
    await writeFile(
      join(music, `${style.genre}.wav`),
      wavFile(renderPiece(style, 1, 6), sampleRate, { INAM: style.genre }),
    );
  const app = spawn(executable, ['--smoke', music], { stdio: 'inherit', timeout: 5 * 60_000 });
  process.exitCode = await new Promise<number>((resolve, reject) => {
    app.once('error', reject);
    app.once('exit', (code) => resolve(code ?? 1));
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
