// Builds the page.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { rendererConfig } from '../../renderer.config.ts';
import { asProduction } from './production.ts';
import { inWorkshop } from './workshop.ts';

/** Builds beside `folder` and then replaces it, so that a running host never serves half a page. */
export async function buildPage(folder: string): Promise<void> {
  await inWorkshop(join(folder, '..'), async (workshop) => {
    await asProduction(() =>
      build({
        ...rendererConfig,
        configFile: false,
        // Warnings are about packages, and not for those who start the program; `npm run build` shows them.
        logLevel: 'error',
        build: { ...rendererConfig.build, outDir: join(workshop, 'new') },
      }),
    );
    await rename(folder, join(workshop, 'old')).catch(() => undefined);
    await rename(join(workshop, 'new'), folder);
  });
}
