// MPEG-4 audio: the list of tags below 'moov', the free space near it, and the places of the sound behind it.
import { bigEndian, hasText, latin1 } from '../bytes.ts';
import type { OpenFile } from '../openFile.ts';
import type { TagSource } from '../plan.ts';
import { damaged, Refused } from '../refused.ts';
import { bytesOf, type Edit } from '../stretches.ts';
import { type Box, boxBytes, boxesIn, freeBytes, grownBox, topBoxes } from './boxes.ts';
import { openIlst } from './items.ts';
import { movedOffsets } from './offsets.ts';

/** Where the list is, or would be. */
interface Place {
  /** The boxes around it, the outermost first. */
  readonly around: readonly Box[];
  readonly list: Box | null;
  /** Free space directly behind it. */
  readonly free: Box | null;
  /** Where it would be put in, and within what. */
  readonly at: number;
  readonly wrapped: (list: Uint8Array) => Uint8Array;
}

const least = 8;

export async function openMp4(source: TagSource): Promise<OpenFile> {
  const top = await topBoxes(source);
  const [movie, second] = top.filter(({ type }) => type === 'moov');
  if (movie === undefined || second !== undefined)
    throw damaged('It does not have one description of its tracks');
  const bytes = await bytesOf(source, movie.from, movie.to);
  const place = placeOf(bytes, movie);
  const { list } = place;
  const opened = openIlst(
    list === null ? new Uint8Array(0) : bytes.subarray(list.contentFrom - movie.from, list.to - movie.from),
  );
  const sound = top
    .filter(({ type }) => type === 'mdat')
    .map(({ contentFrom, to }) => ({ from: contentFrom, to }));
  return {
    format: 'MP4',
    values: [opened.values],
    plan: async (wanted) => {
      const content = opened.edited(wanted);
      if (content === null) return { edits: [], sound };
      if (top.some(({ type }) => type === 'moof' || type === 'sidx'))
        throw new Refused('fragmented', 'It is in fragments, which name places in the file');
      return { edits: listEdits(bytes, top, movie, place, boxBytes('ilst', content)), sound };
    },
  };
}

function placeOf(bytes: Uint8Array, movie: Box): Place {
  const children = (box: Box, from = box.contentFrom): Box[] => boxesIn(bytes, movie.from, from, box.to);
  const inMovie = children(movie);
  if (inMovie.some(({ type }) => type === 'cmov'))
    throw new Refused('unsupported', 'The description of its tracks is compressed');
  const data = inMovie.find(({ type }) => type === 'udta');
  const asMeta = (list: Uint8Array): Uint8Array => boxBytes('meta', new Uint8Array(4), handlerBox(), list);
  if (data === undefined)
    return {
      around: [movie],
      list: null,
      free: null,
      at: movie.to,
      wrapped: (list) => boxBytes('udta', asMeta(list)),
    };
  const inData = children(data);
  const meta = inData.find(({ type }) => type === 'meta');
  const around = [movie, data];
  if (meta === undefined)
    return { around, list: null, free: null, at: inData.at(-1)?.to ?? data.contentFrom, wrapped: asMeta };
  // QuickTime leaves out the version and flags.
  const isPlain = hasText(bytes, 'hdlr', meta.contentFrom + 4 - movie.from);
  const inMeta = children(meta, meta.contentFrom + (isPlain ? 0 : 4));
  const handler = inMeta.find(({ type }) => type === 'hdlr');
  if (handler === undefined || !hasText(bytes, 'mdir', handler.contentFrom + 8 - movie.from))
    throw new Refused('unsupported', 'Its tags are not in the way of iTunes');
  const n = inMeta.findIndex(({ type }) => type === 'ilst');
  const list = inMeta[n] ?? null;
  const next = list === null ? undefined : inMeta[n + 1];
  const free = next?.type === 'free' ? next : null;
  return { around: [...around, meta], list, free, at: list?.from ?? handler.to, wrapped: (made) => made };
}

function handlerBox(): Uint8Array {
  const none = new Uint8Array(4);
  return boxBytes('hdlr', none, none, latin1('mdirappl'), none, none, new Uint8Array(1));
}

/** Space beside the list is taken or left first, then that behind all of 'moov'; else what is behind it moves. */
function listEdits(
  bytes: Uint8Array,
  top: readonly Box[],
  movie: Box,
  place: Place,
  list: Uint8Array,
): Edit[] {
  const made = place.wrapped(list);
  const old = place.list === null ? 0 : place.list.to - place.list.from;
  const grown = made.length - old;
  const edits: Edit[] = [{ from: place.at, to: place.at + old, bytes: made }];
  const beside = place.free;
  const behind = top.find(({ type, from }) => type === 'free' && from === movie.to) ?? null;
  if (grown === 0) return edits;
  if (beside !== null && fits(beside, grown)) return [...edits, ...freeEdits(beside, grown)];
  if (beside === null && place.list !== null && -grown >= least)
    return [...edits, { from: place.list.to, to: place.list.to, bytes: freeBytes(-grown) }];
  for (const box of place.around) edits.push(...grownBox(box, grown));
  if (behind !== null && behind.sizeBytes === 4 && fits(behind, grown))
    return [...edits, ...freeEdits(behind, grown)];
  if (top.some(({ type }) => type === 'meta'))
    throw new Refused('unsupported', 'It names places in the file in a way that nobody else does');
  return [...edits, ...movedOffsets(bytes, movie.from, movie, movie.to, grown)];
}

function fits({ from, to, sizeBytes }: Box, grown: number): boolean {
  const left = to - from - grown;
  return sizeBytes === 4 && (left === 0 || left >= least) && left < 2 ** 32;
}

/** The space gives from its end. */
function freeEdits({ from, to }: Box, grown: number): Edit[] {
  const left = to - from - grown;
  if (left === 0) return [{ from, to, bytes: new Uint8Array(0) }];
  return [
    { from, to: from + 4, bytes: bigEndian(left, 4) },
    { from: to - Math.max(0, grown), to, bytes: new Uint8Array(Math.max(0, -grown)) },
  ];
}
