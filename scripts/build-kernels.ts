// Compiles kernels/src (AssemblyScript) to kernels/kernels.wasm; with --check only verifies that the committed file is up to date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../kernels');
const target = join(folder, 'kernels.wasm');

const built = await compile();
if (!process.argv.includes('--check')) {
  writeFileSync(target, built);
  console.log(`${target}: ${built.length} bytes`);
} else if (!built.equals(readFileSync(target))) {
  console.error(`${target} is not what kernels/src gives: run npm run build:kernels`);
  process.exitCode = 1;
}

/** Every export of the files of kernels/src is a kernel; kernels/src/shared is internal. */
async function compile(): Promise<Buffer> {
  const source = join(folder, 'src');
  const entries = readdirSync(source).filter((name) => name.endsWith('.ts'));
  let wasm: Buffer | null = null;
  const { error, stderr } = await asc.main(
    [
      ...entries.toSorted(),
      ...['--outFile', 'kernels.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
      ...['--enable', 'simd', '--initialMemory', '1'],
    ],
    {
      readFile: (name) => (existsSync(join(source, name)) ? readFileSync(join(source, name), 'utf8') : null),
      writeFile: (name, contents) => {
        if (name === 'kernels.wasm') wasm = Buffer.from(contents);
      },
      listFiles: () => [],
    },
  );
  if (error !== null || wasm === null) throw new Error(`the kernels do not compile\n${stderr.toString()}`);
  return wasm;
}
