// `npm run icons`: the program's icon in every size and container that the systems want, drawn from the page's own SVG.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../tests/helpers/chromium.ts';
import { icnsFile, icoFile, icoSizes } from './package/iconFiles.ts';
import { projectRoot } from './start/project.ts';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const folder = join(projectRoot, 'packaging');
const svg = await readFile(join(projectRoot, 'src/renderer/public/favicon.svg'), 'utf8');
const pngs = await draw(svg);
await mkdir(join(folder, 'icons'), { recursive: true });
for (const [size, png] of pngs) await writeFile(join(folder, 'icons', `${size}x${size}.png`), png);
await writeFile(
  join(folder, 'icon.ico'),
  icoFile(new Map([...pngs].filter(([size]) => icoSizes.includes(size)))),
);
await writeFile(join(folder, 'icon.icns'), icnsFile(pngs));
console.log(`Drawn in ${sizes.join(', ')} pixels.`);

async function draw(picture: string): Promise<ReadonlyMap<number, Buffer>> {
  const browser = await launchChromium();
  try {
    const drawn = new Map<number, Buffer>();
    for (const size of sizes) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(
        `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${picture}`,
      );
      drawn.set(size, await page.screenshot({ omitBackground: true }));
      await page.close();
    }
    return drawn;
  } finally {
    await browser.close();
  }
}
