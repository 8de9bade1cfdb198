// MPD: a server of our own on a socket in a temporary folder, without sound; it tells which songs a playlist put into its queue.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { players } from '../../src/core/playlists/players.ts';
import { type Player, started } from './player.ts';

let running: { readonly socket: string; close(): Promise<void> } | null = null;

export const mpd: Player = {
  name: 'MPD',
  binary: 'mpd',
  known: players.mpd,
  async ask(playlist, _entries, music) {
    running ??= await start(music);
    const { socket } = running;
    await say(socket, ['clear', `load "${basename(playlist)}"`]);
    const answer = await say(socket, ['playlistinfo']);
    return answer
      .split('\n')
      .filter((line) => line.startsWith('file: '))
      .map((line) => `${music}/${line.slice('file: '.length)}`);
  },
  async close() {
    await running?.close();
    running = null;
  },
};

async function start(music: string): Promise<{ socket: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-bench-mpd-'));
  const socket = join(folder, 'socket');
  mkdirSync(join(folder, 'playlists'));
  const settings = {
    music_directory: music,
    playlist_directory: join(folder, 'playlists'),
    db_file: join(folder, 'db'),
    log_file: join(folder, 'log'),
    bind_to_address: socket,
    filesystem_charset: 'UTF-8',
    auto_update: 'no',
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key} "${value}"`);
  writeFileSync(
    join(folder, 'conf'),
    [...lines, 'audio_output {', '  type "null"', '  name "none"', '}', ''].join('\n'),
  );
  const end = started('mpd', ['--no-daemon', join(folder, 'conf')], {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  const close = async (): Promise<void> => {
    await end();
    rmSync(folder, { recursive: true });
  };
  try {
    for (let tries = 0; (await say(socket, ['update']).catch(() => null)) === null; tries++) {
      if (tries === 100) throw new Error('MPD does not answer.');
      await setTimeout(100);
    }
    while ((await say(socket, ['status'])).includes('updating_db')) await setTimeout(100);
    return { socket, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Sends commands one after the other, and gives the answer to the last; each character is a byte. */
export async function say(socket: string, commands: readonly string[]): Promise<string> {
  const connection = createConnection(socket).setEncoding('latin1');
  try {
    const answer = async (): Promise<string> => {
      let text = '';
      for await (const chunk of connection.iterator({ destroyOnReturn: false })) {
        text += String(chunk);
        if (/(?:^|\n)(?:OK|ACK)[^\n]*\n$/u.test(text)) return text;
      }
      throw new Error('MPD has hung up.');
    };
    let last = await answer();
    for (const command of commands) {
      connection.write(`${command}\n`);
      last = await answer();
    }
    return last;
  } finally {
    connection.destroy();
  }
}
