// The check that no word stands outside of the messages finds those that do, and leaves alone what is no word.
import { describe, expect, it } from 'vitest';
import { outsideOfPage, sentencesOutside } from '../../scripts/words/outside.ts';

/** Code in quotes has # where templates have $. */
const filled = (code: string): string => code.replaceAll('#{', '$\u007b');

const texts = (found: readonly { readonly text: string }[]): string[] => found.map(({ text }) => text);

describe('in a component', () => {
  const inPage = (code: string): string[] => texts(outsideOfPage('src/renderer/app/Some.tsx', filled(code)));

  it.each([
    ['const A = () => <p>Nothing found</p>;', 'Nothing found'],
    ['const A = () => <p>{busy ? "Reading" : words.done}</p>;', 'Reading'],
    ['const A = () => <p>{`#{count} of these`}</p>;', 'of these'],
    ['const A = () => <B aria-label="Close" />;', 'Close'],
    ['const A = () => <B label={"Close"} />;', 'Close'],
    ['const A = () => <B title={`Close #{name}`} />;', 'Close'],
    ["notify('It was not saved.');", 'It was not saved.'],
    ["const n = new Intl.NumberFormat('en');", 'Intl in one language'],
    ['const n = count.toLocaleString();', 'toLocaleString'],
  ])('%s', (code, text) => {
    expect(inPage(code)).toEqual([text]);
  });

  it.each([
    'const A = () => <p className="row big">{words.none}</p>;',
    'const A = () => <p>{count} · {total} BPM</p>;',
    "const n = new Intl.NumberFormat(spokenLocale().tag, { style: 'percent' });",
    "const c = new Intl.Collator('en');",
    "if (state === 'done') go('by name');",
  ])('%s', (code) => {
    expect(inPage(code)).toEqual([]);
  });
});

describe('in a module of words', () => {
  const inWords = (code: string): string[] =>
    texts(outsideOfPage('src/renderer/words/some.ts', filled(code)));

  it.each([
    ["export const words = { files: 'files' };", ['files']],
    ['export const found = (n: number) => `#{n} found`;', ['found']],
    ["function unit(n: number) { return n === 1 ? 'file' : 'files'; }", ['file', 'files']],
    ["export const words = { files: say('files'), unit: 'kHz' };", []],
  ])('%s', (code, found) => {
    expect(inWords(code)).toEqual(found);
  });
});

describe('in main', () => {
  it.each([
    [
      "throw new AppError('invalid', 'The moon is not made of cheese.');",
      ['The moon is not made of cheese.'],
    ],
    ["throw new AppError('invalid', `There is no moon #{id}.`);", ['There is no moon {}.']],
    ["throw new AppError('not-found', `There is no genre '#{name}'.`);", []],
    ["const rows = db.prepare('SELECT id FROM tracks');", []],
  ])('%s', (code, found) => {
    expect(texts(sentencesOutside('src/main/some.ts', filled(code)))).toEqual(found);
  });
});
