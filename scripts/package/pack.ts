// Builds the bundles and packs them with what they need.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build as pack } from 'electron-builder';
import { build as bundle } from 'electron-vite';
import * as z from 'zod';
import { asProduction } from '../start/production.ts';
import { packageConfig } from './config.ts';
import { licenceTexts } from './licenceTexts.ts';
import { modulesOf } from './modules.ts';

export interface PackOptions {
  readonly projectRoot: string;
  readonly output: string;
  /** A folder instead of installers: quick, and nothing is downloaded for it. */
  readonly asFolder: boolean;
  /** Folder with an Electron runtime; null: electron-builder fetches the version that the project is built with. */
  readonly electronDist: string | null;
}

const electronSchema = z.object({ version: z.string() });

/** Returns the files that were made; with `asFolder` none is listed. */
export async function packApp(options: PackOptions): Promise<readonly string[]> {
  const { projectRoot, output, asFolder, electronDist } = options;
  const { version } = electronSchema.parse(
    JSON.parse(await readFile(join(projectRoot, 'node_modules/electron/package.json'), 'utf8')),
  );
  const workshop = join(projectRoot, 'node_modules/.cache/stackwax');
  await mkdir(workshop, { recursive: true });
  // Inside the project, where electron-builder reads; not `out`, which somebody may be using.
  const built = await mkdtemp(join(workshop, 'package-'));
  try {
    await asProduction(() => bundle({ root: projectRoot, logLevel: 'error', build: { outDir: built } }));
    const modules = modulesOf(projectRoot, join(built, 'main'));
    // A universal app is packed once a processor and then joined: both find the natives of both.
    if (process.platform === 'darwin' && !asFolder && modules.missingForMac.length > 0)
      execFileSync('npm', ['install', '--no-save', '--force', ...modules.missingForMac], {
        cwd: projectRoot,
        stdio: 'inherit',
      });
    await writeFile(
      join(built, 'third-party.txt'),
      licenceTexts(projectRoot, [...modules.needed, ...modules.notNeeded]),
    );
    return await pack({
      projectDir: projectRoot,
      dir: asFolder,
      publish: 'never',
      config: packageConfig({
        modules,
        platform: process.platform,
        output,
        built: relative(projectRoot, built),
        ...(electronDist === null ? {} : { electronDist }),
        electronVersion: version,
        homepage: homepage(process.env),
      }),
    });
  } finally {
    await rm(built, { recursive: true, force: true });
  }
}

function homepage(environment: NodeJS.ProcessEnv): string {
  const repository = environment['GITHUB_REPOSITORY'];
  return repository === undefined
    ? 'https://stackwax.invalid'
    : `${environment['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${repository}`;
}
