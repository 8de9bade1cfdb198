// FLAC (RFC 9639, 8): comments in a block of their own; a block of padding gives and takes what they need.
import { type Around, openAround } from '../around.ts';
import { bigEndian, concat } from '../bytes.ts';
import { FieldReader } from '../fieldReader.ts';
import type { OpenFile } from '../openFile.ts';
import type { Range, TagSource } from '../plan.ts';
import { damaged, Refused } from '../refused.ts';
import { bytesOf, type Edit, someOf } from '../stretches.ts';
import { newComments, openComments } from './comments.ts';

interface Block extends Range {
  readonly type: number;
  readonly isLast: boolean;
}

const padding = 1;
const comment = 4;
const headerBytes = 4;
const longest = 2 ** 24 - 1;
const mostBlocks = 1000;

/** The file may have tags of ID3 and APE around it, too. */
export async function openFlac(source: TagSource, around: Around): Promise<OpenFile> {
  const { from, to } = around.middle;
  const blocks = await blocksOf(source, from + 4, to);
  const sound = { from: blocks.at(-1)?.to ?? from, to };
  const [first, second] = blocks.filter(({ type }) => type === comment);
  if (second !== undefined) throw damaged('It has two blocks of comments');
  const opened =
    first === undefined
      ? null
      : openComments(await bytesOf(source, first.from + headerBytes, first.to), 'plain');
  const others = await openAround(source, around, null);
  return {
    format: 'Vorbis',
    values: [...(opened === null ? [] : [opened.values]), ...others.values],
    plan: async (wanted) => {
      const edited = opened === null ? newComments(wanted) : opened.edited(wanted);
      const own = edited === null ? [] : blockEdits(blocks, first, edited);
      const { edits } = await others.plan(wanted);
      return { edits: [...edits, ...own], sound: [sound] };
    },
  };
}

async function blocksOf(source: TagSource, start: number, end: number): Promise<Block[]> {
  const blocks: Block[] = [];
  for (let at = start; ; ) {
    const reader = new FieldReader(await bytesOf(source, at, at + headerBytes), 'big-endian');
    const kind = reader.u8();
    const block = { type: kind & 0x7f, isLast: kind >= 0x80, from: at, to: at + headerBytes + reader.u24() };
    if (block.to > end) throw damaged('A block is longer than the file');
    if (blocks.length >= mostBlocks) throw new Refused('tooLarge', 'It has more blocks than any real file');
    blocks.push(block);
    at = block.to;
    if (block.isLast) break;
  }
  if (blocks[0]?.type !== 0) throw damaged('It does not begin with what its stream is');
  // Pictures above 16 MB are written with a length that is not true; what follows is then no sound.
  const [first = 0xff, second = 0xf8] = await someOf(source, blocks.at(-1)?.to ?? end, end);
  if (first !== 0xff || second < 0xf8) throw damaged('No sound follows its blocks');
  return blocks;
}

function blockEdits(blocks: readonly Block[], old: Block | undefined, content: Uint8Array): Edit[] {
  if (content.length > longest) throw new Refused('tooLarge', 'The comments would be longer than a block');
  const [streamInfo] = blocks;
  // The first block must stay the first.
  const place = old ?? {
    from: streamInfo?.to ?? 0,
    to: streamInfo?.to ?? 0,
    isLast: streamInfo?.isLast ?? false,
  };
  const edits: Edit[] = [];
  if (old === undefined && streamInfo?.isLast === true)
    edits.push({ from: streamInfo.from, to: streamInfo.from + 1, bytes: Uint8Array.of(0) });
  const bytes = concat([header(comment, place.isLast, content.length), content]);
  edits.push({ from: place.from, to: place.to, bytes });
  return [...edits, ...paddingEdits(blocks, bytes.length - (place.to - place.from))];
}

/** The first padding that can give `grown` bytes, or take them, does. */
function paddingEdits(blocks: readonly Block[], grown: number): Edit[] {
  if (grown === 0) return [];
  const lengthOf = ({ from, to }: Range): number => to - from - headerBytes;
  const room = blocks.find(
    (block) => block.type === padding && lengthOf(block) >= grown && lengthOf(block) - grown <= longest,
  );
  if (room === undefined) return [];
  const length = lengthOf(room) - grown;
  return [
    { from: room.from, to: room.from + headerBytes, bytes: header(padding, room.isLast, length) },
    { from: room.to - Math.max(0, grown), to: room.to, bytes: new Uint8Array(Math.max(0, -grown)) },
  ];
}

function header(type: number, isLast: boolean, length: number): Uint8Array {
  return concat([Uint8Array.of(type | (isLast ? 0x80 : 0)), bigEndian(length, 3)]);
}
