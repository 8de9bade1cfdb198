// mpv: plays the playlist without sound; a script of its own writes down each file that it has opened.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { players } from '../../src/core/playlists/players.ts';
import { finished, type Player } from './player.ts';

const script = `
mp.add_hook("on_preloaded", 50, function()
  local file = io.open(os.getenv("OPENED"), "a")
  file:write(mp.get_property("path") .. "\\0")
  file:close()
end)
`;
const flags = ['--no-config', '--no-video', '--ao=null', '--ao-null-untimed', '--no-ytdl', '--no-terminal'];
const longestSeconds = 120;

export const mpv: Player = {
  name: 'mpv',
  binary: 'mpv',
  known: players.mpv,
  async ask(playlist) {
    const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-mpv-'));
    const opened = join(folder, 'opened');
    const hook = join(folder, 'opened.lua');
    writeFileSync(hook, script);
    await finished(
      'mpv',
      [...flags, `--script=${hook}`, playlist],
      { ...process.env, OPENED: opened },
      longestSeconds,
    );
    const paths = existsSync(opened) ? readFileSync(opened, 'latin1').split('\0').slice(0, -1) : [];
    rmSync(folder, { recursive: true });
    return paths;
  },
  close: async () => {},
};
