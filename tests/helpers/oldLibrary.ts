// A library made by an earlier version (user_version 7, commit 608fff6), with its music, and what that version answered.
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { wavFile } from '../../scripts/demo/wav.ts';
import { tempDir } from './tempDir.ts';

const file = (name: string): string => readFileSync(join(import.meta.dirname, 'oldLibrary', name), 'utf8');
const secondsWhenMade = 1_700_000_000;

interface OldLibrary {
  readonly libraryDir: string;
  readonly music: string;
  /** By the names that the script that made the library gave them. */
  readonly answers: Readonly<Record<string, unknown>>;
}

export function oldLibrary(): OldLibrary {
  const [libraryDir, music] = [tempDir(), tempDir()];
  const db = new Database(join(libraryDir, 'library.db'));
  db.pragma('foreign_keys = OFF');
  db.exec(file('library.sql').replaceAll('{music}', music));
  db.close();
  for (const [s, style] of styles.slice(0, 3).entries())
    for (const n of [0, 1, 2]) {
      const tags = { INAM: `${style.genre} ${n}`, IART: `Artist ${s}${n}`, IPRD: `Album ${s}` };
      const genre = ['Classical', 'Geheimtipp'][n];
      const bytes = wavFile(
        renderPiece(style, 10 * s + n, 4),
        sampleRate,
        genre === undefined ? tags : { ...tags, IGNR: genre },
      );
      put(join(music, s === 2 ? 'talk' : 'songs', `${style.genre} ${n}.wav`), bytes);
    }
  put(join(music, 'songs', 'broken.wav'), Buffer.from('RIFF no music'));
  const answers: Readonly<Record<string, unknown>> = JSON.parse(
    file('answers.json').replaceAll('{music}', music),
  );
  return { libraryDir, music, answers };
}

function put(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  utimesSync(path, secondsWhenMade, secondsWhenMade);
}
