// Reads the fields in which people write what their music is like: mood, grouping, comment.
import type { IAudioMetadata } from 'music-metadata';
import { type TagText, tagTextFields } from '../../core/domain/tags.ts';
import { cleanText } from './cleanText.ts';
import { type NativeValue, nativeValues } from './nativeTags.ts';

/** Of one field of a file: nobody writes more. */
const mostTexts = 20;

/** As they are written, each once; of several kinds of tags the first that has the field counts. */
export function tagTextsOf(native: readonly IAudioMetadata['native'][]): TagText[] {
  return tagTextFields.flatMap((field) => {
    for (const part of native) {
      const texts = new Set(nativeValues(part, field).flatMap((value) => textOf(value) ?? []));
      if (texts.size > 0) return [...texts].slice(0, mostTexts).map((written) => ({ field, written }));
    }
    return [];
  });
}

/** Comments of ID3 have a name, under which programs keep what is none: 'iTunNORM', 'ID3v1 Comment', 'Songs-DB_Custom1'. */
function textOf({ value }: NativeValue): string | null {
  if (!isComment(value)) return cleanText(value);
  return value.descriptor === undefined || value.descriptor.trim() === '' ? cleanText(value.text) : null;
}

function isComment(value: unknown): value is { text: string; descriptor?: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    (!('descriptor' in value) || value.descriptor === undefined || typeof value.descriptor === 'string')
  );
}
