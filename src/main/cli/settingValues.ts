// Settings as they are typed and told: names with hyphens, values read by the schema of each.
import * as z from 'zod';
import { AppError } from '../../core/domain/errors.ts';
import {
  defaultSettings,
  type Settings,
  type SettingsChange,
  settingsChangeSchema,
  settingsSchema,
} from '../../core/domain/settings.ts';

type SettingKey = keyof Settings;

const keys = settingsSchema.keyof().options;

export const settingNames: readonly string[] = keys.map(settingName);

/** 'writeTags' is 'write-tags'. */
export function settingName(key: SettingKey): string {
  return key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** Also in the spelling of the contract. Throws AppError('invalid'). */
export function settingOf(name: string): SettingKey {
  const found = keys.find((key) => key === name || settingName(key) === name.toLowerCase());
  if (found !== undefined) return found;
  throw new AppError(
    'invalid',
    `There is no setting of this name. The settings are ${settingNames.join(', ')}.`,
  );
}

/** The change that a typed value asks for; 'default' is what it was at first. Throws AppError('invalid'). */
export function settingChange(key: SettingKey, typed: string): SettingsChange {
  for (const value of readings(key, typed.trim())) {
    const read = settingsChangeSchema.safeParse({ [key]: value });
    if (read.success) return read.data;
  }
  throw new AppError('invalid', `${settingName(key)} takes ${wantedFor(key)}, or default.`);
}

/** As it is told, and could be typed. */
export function settingText(value: Settings[SettingKey]): string {
  if (value === null) return 'auto';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What may be meant, the likeliest first. */
function readings(key: SettingKey, typed: string): unknown[] {
  const word = typed.toLowerCase();
  if (word === 'default') return [defaultSettings[key]];
  const found: unknown[] = [];
  if (['on', 'yes', 'true'].includes(word)) found.push(true);
  if (['off', 'no', 'false'].includes(word)) found.push(false);
  if (['auto', 'none', 'null'].includes(word)) found.push(null);
  try {
    found.push(JSON.parse(typed));
  } catch {
    // It is a word.
  }
  return [...found, word, typed];
}

const jsonSchemas = z.toJSONSchema(settingsSchema).properties ?? {};

/** What its schema permits, as part of a sentence. */
export function wantedFor(key: SettingKey): string {
  const schema = jsonSchemas[key];
  return schema === undefined || typeof schema === 'boolean' ? 'a value' : wanted(schema);
}

function wanted(schema: z.core.JSONSchema.BaseSchema): string {
  if (schema.anyOf !== undefined)
    return schema.anyOf.map((one) => (typeof one === 'boolean' ? 'a value' : wanted(one))).join(' or ');
  if (schema.enum !== undefined) return schema.enum.map(String).join(', ');
  const between = `${schema.minimum ?? '…'} to ${schema.maximum ?? '…'}`;
  switch (schema.type) {
    case 'null':
      return 'auto';
    case 'boolean':
      return 'on or off';
    case 'integer':
      return `a whole number (${between})`;
    case 'number':
      return `a number (${between})`;
    case 'string':
      return 'a text';
    default:
      return 'JSON';
  }
}
