// Settings in the library file: one row a setting, defaults for what was never set.

import * as z from 'zod';
import {
  defaultSettings,
  type Settings,
  type SettingsChange,
  settingsSchema,
} from '../../core/domain/settings.ts';
import type { Database, Room } from './database.ts';
import { parseStored } from './stored.ts';

const shape: Readonly<Record<string, z.ZodType>> = settingsSchema.shape;

export interface SettingsReads {
  get(): Settings;
}

export interface SettingsWrites {
  set(change: SettingsChange): void;
  /** Reads them anew: a transaction that set some was rolled back. */
  forget(): void;
}

export function settingsStore(db: Database): Room<SettingsReads, SettingsWrites> {
  const read = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings');
  const write = db.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)');
  let current = load();
  return {
    read: { get: () => current },
    write: {
      set(change) {
        for (const [key, value] of Object.entries(change)) {
          if (value !== undefined) write.run(key, JSON.stringify(value));
        }
        current = load();
      },
      forget() {
        current = load();
      },
    },
  };

  function load(): Settings {
    const stored: Record<string, unknown> = { ...defaultSettings };
    for (const { key, value } of read.all()) {
      // One that is damaged, or of another version, must not lock the user out of the library.
      const [known] = key in shape ? parseStored(shape[key] ?? z.never(), value) : [];
      if (known !== undefined) stored[key] = known;
    }
    return settingsSchema.parse(stored);
  }
}
