// How the desktop app is packed: one archive whose integrity Electron checks, what must be real files beside it, fuses.
import type { Configuration } from 'electron-builder';
import type { Modules } from './modules.ts';

export interface PackageOptions {
  readonly modules: Modules;
  /** The system that is packed for: this one. */
  readonly platform: NodeJS.Platform;
  /** Folder that the packages are written to. */
  readonly output: string;
  /** Folder of the built bundles, below the project. */
  readonly built: string;
  /** Folder with an Electron runtime; absent: electron-builder fetches the one of package.json. */
  readonly electronDist?: string;
  readonly electronVersion: string;
  /** Where the project is at home; a Debian package must name it. */
  readonly homepage: string;
}

/** Sources, types and tests of packages, and what only a compiler reads. */
const notRead = [
  '!**/*.{ts,mts,cts,map,c,cc,cpp,h,hh,hpp,gyp,gypi,flow,tsbuildinfo,patch,sh}',
  '!**/node_modules/**/{test,tests,__tests__,example,examples,coverage,benchmark,docs}/**',
  '!**/node_modules/**/*{_test,.test,.spec}.js',
  '!**/node_modules/**/{README,CHANGELOG,readme,changelog}*',
  '!**/node_modules/**/.*',
  // Node loads one file of each; the rest are the same in other shapes.
  '!node_modules/@tensorflow/*/{dist,src,wasm-out}/**',
  'node_modules/@tensorflow/*/dist/*.node.js',
  'node_modules/@tensorflow/*/dist/*.wasm',
  '!node_modules/onnxruntime-web/**',
  'node_modules/onnxruntime-web/{package.json,dist/{ort.node.min.mjs,ort-wasm-simd-threaded.mjs,ort-wasm-simd-threaded.wasm}}',
  '!node_modules/onnxruntime-common/{lib,dist/cjs}/**',
  // What its other shapes import.
  '!node_modules/{protobufjs,@protobufjs,flatbuffers,guid-typescript,platform}/**',
  '!node_modules/libsvm-js/{dist,asm*,wasm.js}{,/**}',
  '!node_modules/libsvm-js/out/asm{,/**}',
  '!node_modules/better-sqlite3/{deps,src}{,/**}',
];

/** Natives of other systems go. Of a universal app both halves hold both architectures, so that they can be joined. */
function natives(platform: NodeJS.Platform): string[] {
  // electron-builder fills in the architecture.
  const own = platform === 'darwin' ? 'darwin-' : `${platform}-\${arch}`;
  return ['!**/prebuilds/**', `node_modules/*/prebuilds/${own}*.node`, `node_modules/*/prebuilds/${own}*/**`];
}

/** Off: the app as a plain Node, options and a debugger from outside, code beside the archive, rights for file://. */
const fuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  // The page has no cookies; with encryption macOS and Linux would ask for the keychain at every first start.
  enableCookieEncryption: false,
  // A processor of Apple's starts nothing whose signature the fuses have broken.
  resetAdHocDarwinSignature: true,
} as const;

export function packageConfig({
  modules,
  platform,
  output,
  built,
  electronDist,
  electronVersion,
  homepage,
}: PackageOptions): Configuration {
  return {
    appId: 'io.stackwax.Stackwax',
    productName: 'Stackwax',
    copyright: 'GPL-3.0-or-later',
    directories: { output, buildResources: 'packaging' },
    files: [
      { from: built, to: 'out', filter: ['{main,preload,renderer}/**', '!**/*.map'] },
      'package.json',
      'resources/**',
      'kernels/kernels.wasm',
      'kernels/space.wasm',
      ...modules.notNeeded.map((path) => `!${path}{,/**}`),
      ...notRead,
      ...natives(platform),
    ],
    // For people to read, outside the archive.
    extraResources: [
      { from: 'LICENSE', to: 'licences/Stackwax.txt' },
      { from: `${built}/third-party.txt`, to: 'licences/third-party.txt' },
    ],
    extraMetadata: { homepage },
    asar: { smartUnpack: false },
    // Natives are loaded by the system's linker, which knows no archives; WASM is read by path, in processes of any kind.
    asarUnpack: ['**/*.{node,wasm,so,so.*,dylib,dll,exe}'],
    // The prebuilt natives are Node-API: one binary for Node and Electron.
    npmRebuild: false,
    electronVersion,
    ...(electronDist === undefined ? {} : { electronDist }),
    electronFuses: fuses,
    publish: null,
    linux: {
      target: ['AppImage', 'deb'],
      category: 'AudioVideo',
      icon: 'packaging/icons',
      maintainer: 'Stackwax contributors <contributors@stackwax.invalid>',
      synopsis: 'Sorts a music library by genre, by listening to it',
    },
    deb: { packageCategory: 'sound' },
    mac: {
      target: [{ target: 'dmg', arch: 'universal' }],
      category: 'public.app-category.music',
      icon: 'packaging/icon.icns',
      x64ArchFiles: '*.node',
      // Nothing is asked of the system that would need an entitlement; unsigned builds are signed ad hoc.
      hardenedRuntime: true,
    },
    win: { target: ['nsis'], icon: 'packaging/icon.ico' },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      // A library outlives the program.
      deleteAppDataOnUninstall: false,
    },
  };
}
