// ASF and WMA: attributes in three objects of the header, whose padding gives and takes what they need.
import { concat, littleEndian } from '../bytes.ts';
import { FieldReader } from '../fieldReader.ts';
import { editItems, readItems } from '../items.ts';
import type { OpenFile } from '../openFile.ts';
import type { TagSource } from '../plan.ts';
import { damaged } from '../refused.ts';
import { bytesOf } from '../stretches.ts';
import {
  type Attribute,
  attributesBytes,
  contentAttributes,
  contentBytes,
  dialect,
  parseAttributes,
  parseContent,
} from './attributes.ts';
import { type AsfObject, guidOf, guids, objectBytes, objectHeaderBytes, parseObjects } from './objects.ts';

/** Behind the header's own: the number of objects, and two bytes. */
const headerBytes = objectHeaderBytes + 6;
/** Of the header's extension, before its objects. */
const extensionBytes = 22;
/** The file's size in its properties. */
const fileSizeAt = 16;

export async function openAsf(source: TagSource): Promise<OpenFile> {
  const start = await bytesOf(source, 0, headerBytes);
  const reader = new FieldReader(start, 'little-endian');
  if (guidOf(reader.take(16)) !== guids.header) throw damaged('It has no header');
  const size = reader.u64();
  if (size < headerBytes) throw damaged('The header is shorter than it can be');
  const count = reader.u32();
  const objects = parseObjects(await bytesOf(source, headerBytes, size));
  if (objects.length !== count) throw damaged('The header does not have as many objects as it says');
  const attributes = objects.flatMap(attributesOf);
  const sound = [{ from: size, to: source.size }];
  return {
    format: 'ASF',
    values: [readItems(attributes, dialect)],
    plan: async (wanted) => {
      const edited = editItems(attributes, wanted, dialect);
      if (edited === null) return { edits: [], sound };
      const renewed = withHomes(objects, edited).map((object) => renewedObject(object, edited));
      const sized = fitted(renewed, size - headerBytes);
      const length = concat(sized.map(objectBytes)).length;
      const fileSize = source.size + length - (size - headerBytes);
      const bytes = concat([
        start.subarray(0, 16),
        littleEndian(headerBytes + length, 8),
        littleEndian(sized.length, 4),
        start.subarray(28),
        ...sized.map((object) => objectBytes(ofSize(object, source.size, fileSize))),
      ]);
      return { edits: [{ from: 0, to: size, bytes }], sound };
    },
  };
}

function attributesOf({ guid, content }: AsfObject): Attribute[] {
  if (guid === guids.content) return contentAttributes(parseContent(content));
  if (guid === guids.extended) return parseAttributes(content, 'extended');
  if (guid === guids.library) return parseAttributes(content, 'library');
  return guid === guids.headerExtension ? extended(content).flatMap(attributesOf) : [];
}

/** The objects in the header's extension. */
function extended(content: Uint8Array): AsfObject[] {
  const reader = new FieldReader(content, 'little-endian');
  reader.take(extensionBytes - 4);
  const length = reader.u32();
  if (length !== reader.left) throw damaged('The extension of the header is not as long as it says');
  return parseObjects(reader.rest());
}

/** With objects for attributes that would have none. */
function withHomes(objects: readonly AsfObject[], attributes: readonly Attribute[]): AsfObject[] {
  const isMissing = (guid: string, home: Attribute['home']): boolean =>
    !objects.some((object) => object.guid === guid) &&
    attributes.some((attribute) => attribute.home === home);
  const added: AsfObject[] = [];
  if (isMissing(guids.content, 'content')) added.push({ guid: guids.content, content: new Uint8Array(10) });
  if (isMissing(guids.extended, 'extended')) added.push({ guid: guids.extended, content: new Uint8Array(2) });
  return [...objects, ...added];
}

function renewedObject(object: AsfObject, attributes: readonly Attribute[]): AsfObject {
  const { guid, content } = object;
  if (guid === guids.content) return { guid, content: contentBytes(parseContent(content), attributes) };
  if (guid === guids.extended) return { guid, content: attributesBytes(attributes, 'extended') };
  if (guid === guids.library) return { guid, content: attributesBytes(attributes, 'library') };
  if (guid !== guids.headerExtension) return object;
  return extensionOf(
    content,
    extended(content).map((inner) => renewedObject(inner, attributes)),
  );
}

function extensionOf(content: Uint8Array, objects: readonly AsfObject[]): AsfObject {
  const body = concat(objects.map(objectBytes));
  return {
    guid: guids.headerExtension,
    content: concat([content.subarray(0, extensionBytes - 4), littleEndian(body.length, 4), body]),
  };
}

/** As long as the header was, if the padding allows. */
function fitted(objects: readonly AsfObject[], length: number): AsfObject[] {
  const grown = concat(objects.map(objectBytes)).length - length;
  if (grown === 0) return [...objects];
  const roomIn = (object: AsfObject): AsfObject | null => {
    const { guid, content } = object;
    if (guid === guids.padding && content.length >= grown)
      return {
        guid,
        content: concat([
          content.subarray(0, content.length - Math.max(0, grown)),
          new Uint8Array(Math.max(0, -grown)),
        ]),
      };
    if (guid !== guids.headerExtension) return null;
    const inner = firstFitted(extended(content), roomIn);
    return inner === null ? null : extensionOf(content, inner);
  };
  return firstFitted(objects, roomIn) ?? [...objects];
}

/** The first that fits is changed. */
function firstFitted(
  objects: readonly AsfObject[],
  change: (object: AsfObject) => AsfObject | null,
): AsfObject[] | null {
  for (const [n, object] of objects.entries()) {
    const changed = change(object);
    if (changed !== null) return objects.with(n, changed);
  }
  return null;
}

/** The properties of the file with its size, where that was right. */
function ofSize(object: AsfObject, before: number, after: number): AsfObject {
  const { guid, content } = object;
  if (guid !== guids.file || content.length < fileSizeAt + 8) return object;
  const stated = new FieldReader(content.subarray(fileSizeAt), 'little-endian').u64();
  if (stated !== before) return object;
  const renewed = content.slice();
  renewed.set(littleEndian(after, 8), fileSizeAt);
  return { guid, content: renewed };
}
