// Compiles the kernels (AssemblyScript) to their modules; with --check only verifies that the committed files are up to date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../kernels');

/** Every export of a module's files is a kernel; folders in them are internal. */
const modules = [
  { target: 'kernels.wasm', entries: entriesOf('src') },
  { target: 'space.wasm', entries: ['src/heap.ts', ...entriesOf('space')] },
  { target: 'learning.wasm', entries: ['src/heap.ts', ...entriesOf('learning')] },
  // Wanted wherever something is learned or predicted, so it travels within the code (docs/adr/0071).
  {
    target: '../src/core/learning/maths/rows/module.ts',
    entries: ['src/heap.ts', 'learning/product.ts', 'learning/columns.ts', ...entriesOf('rows')],
  },
];

for (const { target, entries } of modules) {
  const file = join(folder, target);
  const compiled = await compile(entries);
  const built = target.endsWith('.ts') ? asSource(compiled) : compiled;
  if (!process.argv.includes('--check')) {
    writeFileSync(file, built);
    console.log(`${file}: ${built.length} bytes`);
  } else if (!existsSync(file) || !built.equals(readFileSync(file))) {
    console.error(`${file} is not what its sources give: run npm run build:kernels`);
    process.exitCode = 1;
  }
}

function asSource(compiled: Buffer): Buffer {
  const text = compiled.toString('base64');
  return Buffer.from(
    `// Built of kernels/rows by \`npm run build:kernels\`: a WebAssembly module in base 64.\nexport const rowsModule =\n  '${text}';\n`,
  );
}

function entriesOf(name: string): string[] {
  return readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.ts'))
    .toSorted()
    .map((file) => `${name}/${file}`);
}

async function compile(entries: readonly string[]): Promise<Buffer> {
  let wasm: Buffer | null = null;
  const { error, stderr } = await asc.main(
    [
      ...entries,
      ...['--outFile', 'kernels.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
      ...['--enable', 'simd', '--initialMemory', '1'],
    ],
    {
      readFile: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null),
      writeFile: (name, contents) => {
        if (name === 'kernels.wasm') wasm = Buffer.from(contents);
      },
      listFiles: () => [],
    },
  );
  if (error !== null || wasm === null) throw new Error(`the kernels do not compile\n${stderr.toString()}`);
  return wasm;
}
