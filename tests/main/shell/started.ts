// Starts the shell on a stand-in for Electron and a stand-in for the app.
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type ShellOptions, startShell } from '../../../src/main/shell/start.ts';
import { builtPage } from '../../helpers/builtPage.ts';
import { electronStandIn, type StandIn } from '../../helpers/electron.ts';
import { type FacedStandIn, facedStandIn } from '../../helpers/faced.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';

export interface Started {
  readonly electron: StandIn;
  readonly app: FacedStandIn;
}

/** For a test file: folders that go when it ends, and the function that starts a shell. */
export function shellToStart() {
  const folder = temporaryFolder().path;
  let page: Awaited<ReturnType<typeof builtPage>>;
  beforeAll(async () => {
    page = await builtPage();
  });
  afterAll(() => rm(page.parent, { recursive: true }));

  /** A folder for what Electron keeps of its user; made when it is not there. */
  function userData(name: string): string {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  async function start(
    given: Partial<ShellOptions> = {},
    electron = electronStandIn({ userData: userData('user') }),
  ): Promise<Started> {
    const app = facedStandIn();
    await startShell(electron, {
      openApp: async () => {
        electron.log.push('app opens');
        return {
          ...app,
          close: async () => {
            electron.log.push('app closes');
            await new Promise((resolve) => setTimeout(resolve, 20));
            electron.log.push('app closed');
          },
        };
      },
      rescue: { lastBackup: () => null, goBack: () => undefined },
      pageFolder: page.folder,
      devUrl: null,
      isPackaged: true,
      smoke: null,
      preload: '/out/preload/index.cjs',
      libraryDir: null,
      folders: [],
      platform: 'linux',
      onError: (error) => {
        throw error;
      },
      endSoon: () => undefined,
      ...given,
    });
    return { electron, app };
  }

  return { start, userData };
}
