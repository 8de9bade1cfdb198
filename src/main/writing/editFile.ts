// One file's way from old to new: planned, written beside it, read back, and given its name; never changed in place.
import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { FileRefusal, WritableField } from '../../core/domain/tagWriting.ts';
import { writableFields } from '../../core/domain/tagWriting.ts';
import type { Piece, TagPlan, TagSource, WantedTags } from '../../core/tagFormats/plan.ts';
import { planTags } from '../../core/tagFormats/planTags.ts';
import { asBuffer } from '../files/ioErrors.ts';
import { keepAttributes, NotKept, openDraft } from './attributes.ts';
import { draftMovedTo, giveName } from './durable.ts';
import { inverseOf, lengthOf, packPieces, sizeOf, TooMuchToKeep, unpackPieces } from './pieces.ts';
import { mustReadTheSame } from './readBack.ts';
import { bytesAtOnce, hashOf, sourceOf, withOpen } from './source.ts';
import { findTarget, type Identity, LeftAlone, mustBeSame, mustHaveRoom, refusalOf } from './target.ts';

/** What is wanted of a file: tags, or the bytes that stood there before, which `undo` packed. */
export type Edit =
  | { readonly kind: 'tags'; readonly wanted: WantedTags }
  | {
      readonly kind: 'bytes';
      readonly inverse: Uint8Array;
      /** SHA-256 that the file must have, and that it will have. */
      readonly hash: string;
      readonly wantedHash: string;
    };

export interface EditOptions {
  readonly keepTimes: boolean;
  readonly hardLinks: boolean;
}

export interface ChangedField {
  readonly field: WritableField;
  readonly before: string[];
  readonly after: string[];
}

export type Planned =
  | { readonly kind: 'planned'; readonly format: string; readonly fields: readonly ChangedField[] }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal };

export type Prepared =
  | {
      /** The new file stands beside the old one, whole and read back. */
      readonly kind: 'ready';
      readonly path: Uint8Array;
      readonly draft: Uint8Array;
      readonly identity: Identity;
      /** Null for bytes. */
      readonly format: string | null;
      readonly beforeHash: string;
      readonly afterHash: string;
      readonly inverse: Uint8Array;
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal };

export async function planEdit(file: Uint8Array, wanted: WantedTags, hardLinks: boolean): Promise<Planned> {
  return await orRefused(async () => {
    const { path } = await findTarget(file, hardLinks);
    const plan = await withOpen(path, (source) => planned(source, wanted));
    return { kind: 'planned', format: plan.format, fields: changedFields(plan) };
  });
}

/** Writes the draft, beside the file that `file` leads to; it is gone again where the answer is not 'ready'. */
export async function prepareEdit(
  file: Uint8Array,
  wantedDraft: Uint8Array,
  edit: Edit,
  { keepTimes, hardLinks }: EditOptions,
): Promise<Prepared> {
  let draft = wantedDraft;
  const prepared = await orRefused(async (): Promise<Prepared> => {
    const { path, identity, size } = await findTarget(file, hardLinks);
    draft = draftMovedTo(wantedDraft, path);
    const handle = await open(path, 'r');
    try {
      const source = sourceOf(handle, size);
      const plan = edit.kind === 'tags' ? await planned(source, edit.wanted) : null;
      if (plan !== null && isSame(plan.pieces, size)) return { kind: 'same' };
      const pieces = plan?.pieces ?? (edit.kind === 'bytes' ? unpackPieces(edit.inverse) : []);
      await mustHaveRoom(path, sizeOf(pieces));
      const beforeHash = await hashOf(source);
      if (edit.kind === 'bytes' && edit.hash !== beforeHash) throw new LeftAlone('changed');
      const inverse = packPieces(await inverseOf(pieces, size, source.read));
      const afterHash = await writeDraft({ path, draft, handle, source, pieces, keepTimes });
      if (edit.kind === 'bytes' && edit.wantedHash !== afterHash) throw new LeftAlone('notReadBack');
      if (plan !== null) await mustReadTheSame(path, draft, plan);
      await mustBeSame(path, identity);
      return {
        kind: 'ready',
        path,
        draft,
        identity,
        format: plan?.format ?? null,
        beforeHash,
        afterHash,
        inverse,
      };
    } finally {
      await handle.close();
    }
  });
  if (prepared.kind !== 'ready') await discard(draft);
  return prepared;
}

/** The new file gets the name of the old one, unless that is another by now. What it is then, or why not. */
export async function commitEdit(
  path: Uint8Array,
  draft: Uint8Array,
  identity: Identity,
): Promise<{ readonly kind: 'done' } | { readonly kind: 'refused'; readonly refusal: FileRefusal }> {
  const done = await orRefused(async () => {
    await mustBeSame(path, identity);
    await giveName(draft, path, 'replace');
    return { kind: 'done' as const };
  });
  if (done.kind === 'refused') await discard(draft);
  return done;
}

export async function discard(draft: Uint8Array): Promise<void> {
  await rm(asBuffer(draft), { force: true }).catch(() => undefined);
}

async function orRefused<Result>(
  work: () => Promise<Result>,
): Promise<Result | { readonly kind: 'refused'; readonly refusal: FileRefusal }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TooMuchToKeep)
      return { kind: 'refused', refusal: { reason: 'tooMuchToKeep', detail: null } };
    if (error instanceof NotKept)
      return { kind: 'refused', refusal: { reason: 'attributes', detail: error.message } };
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return { kind: 'refused', refusal };
  }
}

/** Throws LeftAlone. */
async function planned(source: TagSource, wanted: WantedTags): Promise<TagPlan> {
  const plan = await planTags(source, wanted);
  if (plan.kind === 'refusal') throw new LeftAlone(plan.reason, plan.detail);
  return plan;
}

function changedFields({ before, after }: TagPlan): ChangedField[] {
  return writableFields.flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    const isSameText = was.length === is.length && was.every((text, i) => text === is[i]);
    return isSameText ? [] : [{ field, before: [...was], after: [...is] }];
  });
}

function isSame(pieces: readonly Piece[], size: number): boolean {
  const [only, ...more] = pieces;
  return more.length === 0 && only !== undefined && !('bytes' in only) && only.from === 0 && only.to === size;
}

interface Draft {
  readonly path: Uint8Array;
  readonly draft: Uint8Array;
  readonly handle: FileHandle;
  readonly source: TagSource;
  readonly pieces: readonly Piece[];
  readonly keepTimes: boolean;
}

/** Returns the SHA-256 of what the disk gives back of it. */
async function writeDraft({ path, draft, handle, source, pieces, keepTimes }: Draft): Promise<string> {
  const written = await openDraft(path, draft);
  try {
    const hash = createHash('sha256');
    let at = 0;
    for await (const bytes of bytesOfPieces(source, pieces)) {
      hash.update(bytes);
      await writeAll(written, bytes, at);
      at += bytes.length;
    }
    await written.sync();
    await keepAttributes(handle, written, keepTimes);
    const readBack = await hashOf(sourceOf(written, at));
    if (readBack !== hash.digest('hex') || (await written.stat()).size !== at)
      throw new LeftAlone('notReadBack');
    return readBack;
  } finally {
    await written.close();
  }
}

async function* bytesOfPieces(source: TagSource, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    for (let at = 0; at < lengthOf(piece); at += bytesAtOnce) {
      const end = Math.min(lengthOf(piece), at + bytesAtOnce);
      if ('bytes' in piece) yield piece.bytes.subarray(at, end);
      else {
        const bytes = await source.read(piece.from + at, piece.from + end);
        // It was cut short since.
        if (bytes.length < end - at) throw new LeftAlone('changed');
        yield bytes;
      }
    }
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}
