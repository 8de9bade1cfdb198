// Runs the programs that write and read tags, and tells which versions they are.
import { execFileSync, spawnSync } from 'node:child_process';

/** Debian's own, which its modules are installed for. */
export const python = '/usr/bin/python3';

/** What it prints. `home` is where it keeps its settings, so that those of a person play no part. */
export function run(program: string, args: readonly string[], input = '', home?: string): string {
  return execFileSync(program, args, {
    input,
    env: home === undefined ? process.env : { ...process.env, HOME: home, XDG_CONFIG_HOME: home },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** By the names of the table, the Debian packages of the writers and readers. */
const packages = {
  mutagen: 'python3-mutagen',
  TagLib: 'libtag1v5',
  'TagLib for Python': 'python3-taglib',
  FFmpeg: 'ffmpeg',
  kid3: 'kid3-cli',
  eyeD3: 'eyed3',
  LAME: 'lame',
  opusenc: 'opus-tools',
  vorbiscomment: 'vorbis-tools',
  metaflac: 'flac',
} as const;

/** Null when one of them is not installed. */
export function versions(): Record<string, string> | null {
  const entries = Object.entries(packages).map(([name, debian]) => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills it in
    const { stdout, status } = spawnSync('dpkg-query', ['-W', '-f', '${Version}', debian], {
      encoding: 'utf8',
    });
    return [name, status === 0 ? stdout : ''] as const;
  });
  return entries.every(([, version]) => version !== '') ? Object.fromEntries(entries) : null;
}
