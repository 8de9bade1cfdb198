// Sentences of main in another language: what they say of the case is read back out of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remarkText } from '../../../src/core/domain/remarks.ts';
import { messagesIn, speak } from '../../../src/core/languages/say.ts';
import { sentence } from '../../../src/core/languages/sentences.ts';

describe('in English', () => {
  it('a sentence stays what it is', () => {
    expect(sentence("There is no genre 'Zouk'.")).toBe("There is no genre 'Zouk'.");
  });
});

describe('in German', () => {
  beforeAll(() => speak('de'));
  afterAll(() => speak('en'));

  it.each([
    ['There is nothing at this path.', 'An diesem Pfad ist nichts.'],
    ["There is no genre 'Zouk'.", 'Es gibt kein Genre „Zouk“.'],
    ['It lasts 1.2 s; 3 s are needed.', 'Der Titel dauert 1.2 s; nötig sind 3 s.'],
    // One sentence in another.
    [
      'The backup could not be made: The disk is full. Free some space and try again.',
      'Die Sicherung konnte nicht gemacht werden: Die Festplatte ist voll. Bitte Platz schaffen und wieder versuchen.',
    ],
    ['ENXIO: no such device or address, open', 'ENXIO: no such device or address, open'],
    ['Could not write: EWHATEVER', 'Konnte nicht geschrieben werden: EWHATEVER'],
    // Names may hold what is a sign elsewhere.
    ["There is no genre 'R&B (a+b)*'.", 'Es gibt kein Genre „R&B (a+b)*“.'],
  ])('%s', (english, german) => {
    expect(sentence(english)).toBe(german);
  });

  it('a remark about a file is said whole', () => {
    expect(sentence(remarkText({ kind: 'extension', says: 'mp3', is: 'opus' }))).toBe(
      'Der Name endet auf .mp3, aber die Datei ist Ogg Opus.',
    );
  });

  it('each that there is finds its own message', async () => {
    const [english, german] = [(await messagesIn('en')).failures, (await messagesIn('de')).failures];
    const filled = (message: string): string => message.replaceAll(/\{(\w+)\}/gu, '«$1»');
    for (const [name, message] of Object.entries(english))
      expect(sentence(filled(message))).toBe(
        filled(Object.entries(german).find(([same]) => same === name)?.[1] ?? ''),
      );
  });
});
