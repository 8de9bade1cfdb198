// Files that a worker cannot reach come through Redis, piece by piece: it asks for each, and one that nobody takes expires.
import { randomUUID } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { sha256Schema } from '../../core/domain/ear.ts';
import { AppError, errorDataSchema, fromErrorData, toErrorData } from '../../core/domain/errors.ts';
import type { QueueKeys } from './names.ts';
import type { Redis } from './redis.ts';
import { jsonOf } from './register.ts';
import { taskIdSchema } from './task.ts';

const pieceBytes = 1024 * 1024;
/** A worker asks for one while it writes the one before. */
const askedAtOnce = 2;
/** So many lie in Redis at most, whoever asks. */
const mostPieces = 128;
const pieceMs = 30_000;
/** After so long nobody is there who hands out pieces. */
const patienceSeconds = 8;
const mostAsked = 1000;
const againMs = 200;
/** Longer than any music, and no more than a worker's disk can bear. */
const mostFileBytes = 8 * 1024 * 1024 * 1024;

const whatSchema = z.union([z.strictObject({ task: taskIdSchema }), z.strictObject({ ear: sha256Schema })]);
/** A file by what it is needed for: nobody can ask for a path. */
export type PieceOf = z.infer<typeof whatSchema>;

const requestSchema = z.strictObject({
  what: whatSchema,
  from: z.int().min(0).max(mostFileBytes),
  to: z.uuid(),
});

export interface Piece {
  /** Of the whole file. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

export interface PieceSource {
  /** Null for what is not under way. */
  fileOf(what: PieceOf): Uint8Array | null;
  read(path: Uint8Array, from: number, length: number): Promise<Piece>;
}

/** Hands out pieces until the signal; `blocking` waits for requests and does nothing else. */
export async function handOutPieces(
  { blocking, redis, keys }: { readonly blocking: Redis; readonly redis: Redis; readonly keys: QueueKeys },
  source: PieceSource,
  signal: AbortSignal,
): Promise<void> {
  let lying: string[] = [];
  const room = async (): Promise<void> => {
    while (lying.length >= mostPieces && !signal.aborted) {
      const there = await Promise.all(lying.map((key) => redis.exists(key)));
      lying = lying.filter((_, at) => there[at] === 1);
      if (lying.length >= mostPieces) await setTimeout(50);
    }
  };
  while (!signal.aborted) {
    try {
      await handOutOne();
    } catch {
      // Redis may have no room for it; whoever asked asks again.
      if (!signal.aborted) await setTimeout(againMs);
    }
  }

  async function handOutOne(): Promise<void> {
    const text = (await blocking.blpop(keys.asked, 1))?.[1];
    if (text === undefined) return;
    const request = requestSchema.safeParse(text.length > 1000 ? null : jsonOf(text));
    if (!request.success) return;
    await room();
    const { what, from, to } = request.data;
    const key = keys.piece(to);
    await redis
      .multi()
      .rpush(key, await packed(source, what, from))
      .pexpire(key, pieceMs)
      .exec();
    lying.push(key);
  }
}

/** A byte that says whether it went well; then the file's size and the piece, or why there is none. */
async function packed(source: PieceSource, what: PieceOf, from: number): Promise<Buffer> {
  try {
    const path = source.fileOf(what);
    if (path === null) throw new AppError('not-found', 'It is not asked for any more.');
    const { size, bytes } = await source.read(path, from, pieceBytes);
    const head = Buffer.alloc(9);
    head.writeUInt8(1);
    head.writeDoubleBE(size, 1);
    return Buffer.concat([head, bytes]);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Buffer.concat([Buffer.of(0), Buffer.from(JSON.stringify({ ...toErrorData(error), path: null }))]);
  }
}

function unpacked(reply: Buffer): Piece {
  if (reply[0] !== 1) {
    const error = errorDataSchema.safeParse(jsonOf(reply.toString('utf8', 1, 4000)));
    throw error.success ? fromErrorData(error.data) : new Error('a piece is neither bytes nor a failure');
  }
  return { size: reply.readDoubleBE(1), bytes: reply.subarray(9) };
}

/** Whoever feeds the queue is not there: the task can wait. */
export class FeederAway extends Error {}

/**
 * Writes the file to a new one at `path`. `blocking` is used by one call at a time. Throws AppError for what the feeder cannot read,
 * FeederAway, and the signal's reason.
 */
export async function fetchFile(
  { blocking, redis, keys }: { readonly blocking: Redis; readonly redis: Redis; readonly keys: QueueKeys },
  what: PieceOf,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const ask = async (from: number): Promise<string> => {
    const to = randomUUID();
    await redis
      .multi()
      .rpush(keys.asked, JSON.stringify({ what, from, to }))
      .ltrim(keys.asked, -mostAsked, -1)
      .pexpire(keys.asked, pieceMs)
      .exec();
    return to;
  };
  const askedAhead = (from: number): Promise<string> => {
    const to = ask(from);
    // Whoever has given up before it is awaited has its own reason.
    to.catch(() => undefined);
    return to;
  };
  const answer = async (to: string): Promise<Piece> => {
    signal.throwIfAborted();
    const reply = await blocking.blpopBuffer(keys.piece(to), patienceSeconds);
    if (reply === null) throw new FeederAway('nobody hands out the bytes of its file');
    return unpacked(reply[1]);
  };
  const file = await open(path, 'w', 0o600);
  try {
    const first = await answer(await ask(0));
    if (!(first.size >= 0 && first.size <= mostFileBytes))
      throw new AppError('undecodable', 'The file is too large to be sent to another machine.');
    await writePiece(file, first, 0, first.size);
    const asked: { readonly from: number; readonly to: Promise<string> }[] = [];
    let next = pieceBytes;
    for (;;) {
      for (; asked.length < askedAtOnce && next < first.size; next += pieceBytes)
        asked.push({ from: next, to: askedAhead(next) });
      const one = asked.shift();
      if (one === undefined) return;
      await writePiece(file, await answer(await one.to), one.from, first.size);
    }
  } finally {
    await file.close();
  }
}

async function writePiece(file: FileHandle, piece: Piece, from: number, size: number): Promise<void> {
  if (piece.size !== size || piece.bytes.length !== Math.min(pieceBytes, size - from))
    throw new AppError('unreadable', 'The file changed while it was read.');
  await file.write(piece.bytes, 0, piece.bytes.length, from);
}
