// The packed desktop app: what is inside, what is not, its fuses; and its main process runs, from the package alone.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { extractAll, getRawHeader } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import { importedPackages } from '../../../scripts/package/modules.ts';
import { projectRoot } from '../../../scripts/start/project.ts';
import { tinyEar } from '../../helpers/onnx.ts';
import { type Packed, packWithStandIn } from '../../helpers/packed.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';

// What is packed is the machine's own system; the stand-in for its runtime is a Linux one.
const isLinux = process.platform === 'linux';
if (!isLinux) console.warn('the packed app is looked at on Linux alone: its tests are skipped here');

const folder = temporaryFolder().path;
let packed: Packed;
/** The archive and what lies beside it, as Electron shows them to the app; outside the project. */
const opened = join(folder, 'opened');
let files: ReadonlyMap<string, { readonly size: number; readonly unpacked: boolean }>;
let paths: readonly string[];

beforeAll(async () => {
  if (!isLinux) return;
  packed = await packWithStandIn(folder);
  files = listed(getRawHeader(packed.archive).header);
  paths = [...files.keys()];
  extractAll(packed.archive, opened);
}, 180_000);

interface Entry {
  readonly size?: number;
  readonly unpacked?: boolean;
  readonly files?: Readonly<Record<string, Entry>>;
}

function listed(header: object): Map<string, { size: number; unpacked: boolean }> {
  const found = new Map<string, { size: number; unpacked: boolean }>();
  const walk = (entries: Readonly<Record<string, Entry>>, below: string): void => {
    for (const [name, { files: inside, size = 0, unpacked = false }] of Object.entries(entries))
      if (inside === undefined) found.set(below + name, { size, unpacked });
      else walk(inside, `${below}${name}/`);
  };
  if ('files' in header && typeof header.files === 'object') walk({ ...header.files }, '');
  return found;
}

describe.skipIf(!isLinux)('inside', () => {
  test('is what the main process finds by path', async () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/index.js',
        // Started by path: the build neither finds nor rewrites them.
        ...globSync('src/main/**/*.worker.ts', { cwd: projectRoot }).map((file) =>
          file.replace(/^src/u, 'out').replace(/ts$/u, 'js'),
        ),
        'out/preload/index.cjs',
        'out/renderer/index.html',
        'kernels/kernels.wasm',
        'kernels/space.wasm',
        'node_modules/@audio/decode-aac/faad.wasm',
        'node_modules/libsvm-js/out/wasm/libsvm.wasm',
        'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
        'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
        'node_modules/better-sqlite3/prebuilds/linux-x64.node'.replace('x64', process.arch),
      ]),
    );
    const resources = await readdir(join(projectRoot, 'resources'), { recursive: true, withFileTypes: true });
    for (const entry of resources.filter((one) => one.isFile()))
      expect(paths).toContain(relative(projectRoot, join(entry.parentPath, entry.name)));
  });

  test('is every package that the bundles import', () => {
    const imported = importedPackages(join(opened, 'out/main')).filter(
      (name) => name !== '@tensorflow/tfjs-node',
    );
    expect(imported.length).toBeGreaterThan(8);
    for (const name of imported) expect(paths).toContain(`node_modules/${name}/package.json`);
  });

  test('is no development dependency, and none that only the page needs: it is bundled', async () => {
    const { packages } = z
      .object({ packages: z.record(z.string(), z.object({ dev: z.boolean().default(false) })) })
      .parse(JSON.parse(await readFile(join(projectRoot, 'package-lock.json'), 'utf8')));
    const inside = new Set(
      paths.flatMap((path) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(path)?.[1] ?? []),
    );
    expect(inside.size).toBeGreaterThan(30);
    for (const path of inside) expect([path, packages[path]?.dev]).toEqual([path, false]);
    for (const name of ['react', 'lucide-react', 'electron', 'typescript', 'vite', '@tensorflow/tfjs-node'])
      expect(inside).not.toContain(`node_modules/${name}`);
  });

  test('are no tests, sources, types, maps, C++ and data', () => {
    const tops = new Set(paths.map((path) => path.split('/')[0]));
    expect([...tops].sort()).toEqual(['kernels', 'node_modules', 'out', 'package.json', 'resources']);
    const odd = paths.filter(
      (path) =>
        /\.(?:tsx?|mts|cts|map|cc?|cpp|hh?|hpp|gypi?|wav|mp3|flac|m4a|db|log|csv)$/iu.test(path) ||
        /(?:^|\/)(?:tests?|__tests__|examples?|coverage|benchmarks?|\.[^/]+)\//u.test(path) ||
        /\.(?:test|spec)\.\w+$/u.test(path),
    );
    expect(odd).toEqual([]);
  });

  test('is of ONNX Runtime what Node needs, and it starts from the package alone', async () => {
    expect(paths.filter((path) => path.startsWith('node_modules/onnxruntime-web/')).sort()).toEqual(
      [
        'dist/ort-wasm-simd-threaded.mjs',
        'dist/ort-wasm-simd-threaded.wasm',
        'dist/ort.node.min.mjs',
        'package.json',
      ].map((path) => `node_modules/onnxruntime-web/${path}`),
    );
    expect(
      paths.filter((path) => /^node_modules\/(?:protobufjs|flatbuffers|platform)\//u.test(path)),
    ).toEqual([]);
    const wasm = createRequire(join(opened, 'out/main/index.js')).resolve(
      'onnxruntime-web/ort-wasm-simd-threaded.wasm',
    );
    const { InferenceSession } = await import(pathToFileURL(join(wasm, '../ort.node.min.mjs')).href);
    const { bytes } = tinyEar({ bands: 2, size: 2, classes: 2 }, () => 0.5);
    const session = await InferenceSession.create(bytes, { executionProviders: ['wasm'] });
    expect(session.outputNames).toEqual(['embedding', 'logits']);
  });

  test('are few bytes', () => {
    const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
    console.info(
      `packed: ${(bytes / 2 ** 20).toFixed(1)} MB in ${files.size} files, without Electron's runtime`,
    );
    expect(bytes).toBeLessThan(40 * 2 ** 20);
  });
});

test.skipIf(!isLinux)(
  'whatever the system loads or WASM is a real file, of this system and processor alone',
  async () => {
    const natives: string[] = [];
    for (const [path, { unpacked }] of files) {
      const kind = await kindOf(join(opened, path));
      if (kind === null) continue;
      // A new package with something native in it is either covered by the rule or shows here.
      expect([path, kind, unpacked]).toEqual([path, kind === 'wasm' ? 'wasm' : `elf ${process.arch}`, true]);
      if (kind !== 'wasm') natives.push(path);
      expect((await stat(join(`${packed.archive}.unpacked`, path))).isFile()).toBe(true);
    }
    expect(natives).toContain(`node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`);
  },
);

/** By a file's first bytes. */
async function kindOf(file: string): Promise<string | null> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(20);
    await handle.read(head, 0, 20, 0);
    const magic = head.readUInt32BE(0);
    if (magic === 0x0061736d) return 'wasm';
    if (magic === 0x7f454c46) return `elf ${{ 62: 'x64', 183: 'arm64' }[head.readUInt16LE(18)] ?? 'other'}`;
    if ([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe].includes(magic)) return 'mach-o';
    return head.toString('latin1', 0, 2) === 'MZ' ? 'pe' : null;
  } finally {
    await handle.close();
  }
}

test.skipIf(!isLinux)('the fuses are blown', async () => {
  const wire = await getCurrentFuseWire(packed.executable);
  const state = (option: FuseV1Options): boolean => Number(wire[option]) === '1'.charCodeAt(0);
  expect({
    runAsNode: state(FuseV1Options.RunAsNode),
    nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
    integrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
    fileRights: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    inspect: false,
    integrity: true,
    onlyAsar: true,
    fileRights: false,
  });
});

test.skipIf(!isLinux)(
  'licence texts lie beside it: ours, and those of everything shipped or bundled',
  async () => {
    const licences = join(packed.resources, 'licences');
    expect(await readFile(join(licences, 'Stackwax.txt'), 'utf8')).toContain('GNU GENERAL PUBLIC LICENSE');
    const others = await readFile(join(licences, 'third-party.txt'), 'utf8');
    for (const [name, words] of [
      ['react', 'Permission is hereby granted'],
      ['@tensorflow/tfjs-core', 'Apache'],
      ['@audio/decode-wma', 'GNU Lesser General Public'],
      ['better-sqlite3', 'Permission is hereby granted'],
      ['onnxruntime-web', 'Copyright (c) Microsoft Corporation'],
    ] as const) {
      const [, section = ''] = others.split(new RegExp(`^${name} \\d`, 'mu'));
      expect([name, section.split('='.repeat(80))[0]]).toEqual([name, expect.stringContaining(words)]);
    }
  },
);

/** Runs the packed main process on a stand-in for Electron, without the project's packages in reach. */
async function runPacked(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(
    process.execPath,
    ['--import', join(projectRoot, 'tests/helpers/packedRun.ts'), join(opened, 'out/main/index.js'), ...args],
    { env: { ...process.env, STACKWAX_PACKED: opened }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, said: `${out}${err}` };
}

describe.skipIf(!isLinux)('the packed main process', { timeout: 90_000 }, () => {
  test('opens its window, serves its page, scans, analyses and ends with 0', async () => {
    const music = join(folder, 'music');
    await writeFile(
      `${music}.wav`,
      wavFile(renderPiece(styles[0] ?? expect.fail(), 1, 4), sampleRate, { INAM: 'One' }),
    );
    const { code, said } = await runPacked('--smoke', `${music}.wav`);
    expect([code, said]).toEqual([0, expect.stringContaining('tracks analysed: 1.')]);
    expect(said).toContain('The page is served and its port answers.');
  });

  test('can load every decoder', async () => {
    const decoders = (await readdir(join(opened, 'node_modules/@audio'))).filter((name) =>
      /^decode-/.test(name),
    );
    expect(decoders.length).toBeGreaterThan(15);
    const script = join(opened, 'load.mjs');
    await writeFile(
      script,
      `await Promise.all(${JSON.stringify(decoders)}.map((name) => import('@audio/' + name)))`,
    );
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'pipe'] });
    const code = new Promise((resolve) => child.once('close', resolve));
    expect([await text(child.stderr), await code]).toEqual(['', 0]);
  });
});
