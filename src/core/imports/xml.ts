// Reading XML that nobody vouches for: tags and text as they come, no entity besides the five, nothing deep or endless.
import { SaxesParser } from 'saxes';
import { AppError } from '../domain/errors.ts';
import type { ForeignReader } from './entries.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /** `path` are the names of what it lies in, from the root. */
  open(name: string, attributes: Attributes, path: readonly string[], line: number): void;
  /** `text` is what stands directly in it. */
  close(name: string, text: string, path: readonly string[], line: number): void;
}

const deepest = 64;
/** Of one text, tag or comment. */
const longest = 1024 * 1024;

export function xmlReader(handler: XmlHandler): ForeignReader {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const path: string[] = [];
  const texts: string[] = [];
  let since = 0;

  parser.on('error', (error) => {
    const { message } = error;
    throw new AppError(
      'invalid',
      `It is not well-formed XML: ${message.replace(/^[^:]*:?\d+:\d+: /u, '').replace(/\.$/u, '')} (line ${parser.line})`.concat(
        '.',
      ),
    );
  });
  parser.on('doctype', (doctype) => {
    since = 0;
    if (doctype.includes('[') || /ENTITY/iu.test(doctype))
      throw new AppError(
        'invalid',
        'It declares entities of its own, which no music program does; it is not read.',
      );
  });
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    if (path.length >= deepest)
      throw new AppError(
        'invalid',
        `Its elements lie more than ${deepest} deep in each other (line ${parser.line}).`,
      );
    handler.open(name, attributes, path, parser.line);
    path.push(name);
    texts.push('');
  });
  const add = (text: string): void => {
    since = 0;
    const last = texts.length - 1;
    if (last < 0) return;
    texts[last] = `${texts[last] ?? ''}${text}`;
    if ((texts[last]?.length ?? 0) > longest) tooLong();
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('comment', () => {
    since = 0;
  });
  parser.on('closetag', ({ name }) => {
    since = 0;
    path.pop();
    handler.close(name, texts.pop() ?? '', path, parser.line);
  });

  function tooLong(): never {
    throw new AppError(
      'invalid',
      `A text, tag or comment of it has more than ${longest} characters (line ${parser.line}).`,
    );
  }

  return {
    take(text) {
      // The parser keeps what is not finished: it may be the whole file.
      for (let at = 0; at < text.length; at += longest) {
        const piece = text.slice(at, at + longest);
        since += piece.length;
        parser.write(piece);
        if (since > 2 * longest) tooLong();
      }
    },
    end: () => void parser.close(),
  };
}
