// Plans of tags carried out in memory, and the laws that each must obey.

import { expect } from 'vitest';
import { type WritableField, writableFields } from '../../src/core/domain/tagWriting.ts';
import type { Piece, TagPlan, TagSource, WantedTags } from '../../src/core/tagFormats/plan.ts';
import { planTags, readTagFields } from '../../src/core/tagFormats/planTags.ts';

export function sourceOf(bytes: Uint8Array): TagSource {
  return { size: bytes.length, read: async (from, to) => bytes.slice(from, Math.min(to, bytes.length)) };
}

function bytesOf(file: Uint8Array, pieces: readonly Piece[]): Buffer {
  return Buffer.concat(
    pieces.map((piece) => ('bytes' in piece ? piece.bytes : file.subarray(piece.from, piece.to))),
  );
}

/** The file as it was, from the one that was made of it: its own stretches, and the bytes that a journal would hold. */
function restored(file: Uint8Array, made: Uint8Array, pieces: readonly Piece[]): Buffer {
  const parts: Uint8Array[] = [];
  let old = 0;
  let at = 0;
  for (const piece of pieces) {
    if ('bytes' in piece) {
      at += piece.bytes.length;
      continue;
    }
    parts.push(file.subarray(old, piece.from), made.subarray(at, at + piece.to - piece.from));
    old = piece.to;
    at += piece.to - piece.from;
  }
  return Buffer.concat([...parts, file.subarray(old)]);
}

/**
 * The new file. Its sound is equal, the plan tells the truth of it, fields that were not asked for are what they were, the
 * same once more changes nothing, and the old file can be made of it again.
 */
export async function written(
  file: Uint8Array,
  wanted: WantedTags,
): Promise<{ readonly bytes: Buffer; readonly plan: TagPlan }> {
  const plan = await planTags(sourceOf(file), wanted);
  if (plan.kind === 'refusal') throw new Error(`${plan.reason}: ${plan.detail}`);
  const bytes = bytesOf(file, plan.pieces);
  for (const { before, after } of plan.sound) {
    const sound = Buffer.from(file.subarray(before.from, before.to));
    expect(sound.equals(bytes.subarray(after.from, after.to))).toBe(true);
  }
  const read = await readTagFields(sourceOf(bytes));
  expect(read).toEqual({ kind: 'tags', format: plan.format, values: plan.after });
  for (const field of writableFields)
    if (wanted[field] === undefined) expect(plan.after[field]).toEqual(plan.before[field]);
  const again = await planTags(sourceOf(bytes), wanted);
  expect(again).toMatchObject({ kind: 'plan', pieces: [{ from: 0, to: bytes.length }] });
  expect(restored(file, bytes, plan.pieces).equals(Buffer.from(file))).toBe(true);
  return { bytes, plan };
}

/** What the new file says of these fields. */
export async function saying(
  file: Uint8Array,
  wanted: WantedTags,
  ...fields: readonly WritableField[]
): Promise<readonly (readonly string[])[]> {
  const { plan } = await written(file, wanted);
  return fields.map((field) => plan.after[field]);
}

export async function refusal(file: Uint8Array, wanted: WantedTags = { genre: ['Techno'] }): Promise<string> {
  const plan = await planTags(sourceOf(file), wanted);
  return plan.kind === 'refusal' ? plan.reason : 'planned';
}
