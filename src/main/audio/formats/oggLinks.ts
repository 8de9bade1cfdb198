// The links of a chained Ogg file (RFC 3533, section 4): streams one after another, each with headers, rate and channels of its own.
import type { ByteSource } from '../../files/byteSource.ts';
import { nextPage, pageAt } from '../../files/oggPages.ts';
import { readAhead } from '../../files/readAhead.ts';

export interface OggLink {
  readonly start: number;
  readonly end: number;
}

const blockBytes = 256 * 1024;

/** All streams of a link begin before anything else in it: a page that begins one, behind one that does not, begins a link. */
export async function* oggLinks(file: ByteSource, start: number): AsyncGenerator<OggLink> {
  const source = readAhead(file, blockBytes);
  let from = start;
  let isBeginning = true;
  for (let at = start; at < source.size; ) {
    // Behind damage the next page counts.
    const page = (await pageAt(source, at)) ?? (await nextPage(source, at, source.size, () => true));
    if (page === null) break;
    if (page.first && !isBeginning) {
      yield { start: from, end: page.at };
      from = page.at;
    }
    isBeginning = page.first;
    at = page.at + page.length;
  }
  yield { start: from, end: source.size };
}
