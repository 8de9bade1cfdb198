// Words that stand outside of the messages: texts of the page in its components, sentences in main and core that no
// message translates, and numbers or lists written in one language alone.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Expression, type Node, parseSync } from 'oxc-parser';
import { english } from '../../src/core/languages/en/english.ts';
import { plainQuotes } from '../../src/core/languages/sentences.ts';

export interface Outside {
  /** 'src/renderer/app/App.tsx:12'. */
  readonly place: string;
  readonly text: string;
}

/** What a person is told by these, and not what the page is made of. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'detail',
  'label',
  'placeholder',
  'title',
]);

/** Names that are the same everywhere: programs, formats, units, measures, a key with a letter of its own. */
const everywhere = new Set(
  `Stackwax VLC mpv MPD Mixxx rekordbox Traktor Serato DJ crate Apple Music iTunes Navidrome beets Camelot
   XSPF JSPF M3U M3U8 PLS CSV XML NML LUFS LU dBTP dB kHz Hz kB MB GB TB kbit s ms min h BPM bpm ROC AUC PR SHA`.split(
    /\s+/u,
  ),
);

/** Whether somebody has to read it: a word, or a letter that is not the only one. */
const hasLetters = (text: string): boolean =>
  !/^[\w-]+\.json$/u.test(text) &&
  [...text.matchAll(/[\p{Letter}\d]*\p{Letter}[\p{Letter}\d]*/gu)].some(
    ([word]) => !everywhere.has(word) && !/^[A-Z]$/u.test(word),
  );

/** A sentence: begins as one, ends as one, has a space. */
const isSentence = (text: string): boolean => /^[\p{Lu}{'‘].* .*[.!]$/su.test(text);

/** Options of Intl in modules of words, and what tells kinds of data apart. */
const ofData = new Set([
  'type',
  'style',
  'dateStyle',
  'timeStyle',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'timeZone',
  'kind',
]);

/** Where sentences are said to the terminal, to whoever asks the host for an address, or to who writes the program. */
const unseen = [
  'src/main/cli/',
  'src/main/endpoint/',
  'src/main/host/',
  'src/main/media/',
  'src/main/queue/worker.ts',
  'src/main/queue/address.ts',
  'src/main/queue/said.ts',
  'src/main/page/',
  'src/main/shell/smoke.ts',
  'src/main/workers/workerStart.ts',
  'src/core/languages/',
  'src/main/store/backups/folder.ts',
  'src/core/learning/',
  'src/main/engines/mlpLearner.ts',
  'src/main/engines/svmLearner.ts',
  'src/core/genres/heard.ts',
  'src/core/genres/tagWords.ts',
  'src/core/genres/vocabulary/vocabularyFile.ts',
];

/** What is filled in has no name. */
const bare = (text: string): string => plainQuotes(text).replaceAll(/\{\w*\}/gu, '{}');

const translated = new Set(Object.values(english.failures).map(bare));

/** Every word of the page and every sentence of main that no message holds. */
export function wordsOutside(root: string): Outside[] {
  const files = globSync('src/{core,main,renderer}/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    if (file.startsWith('src/renderer/')) return outsideOfPage(file, text);
    return unseen.some((part) => file.startsWith(part)) ? [] : sentencesOutside(file, text);
  });
}

function placeOf(file: string, text: string, offset: number): string {
  return `${file}:${text.slice(0, offset).split('\n').length}`;
}

/** Sentences in core and main: each is the name of a message. */
export function sentencesOutside(file: string, text: string): Outside[] {
  const found: Outside[] = [];
  const look = (sentence: string, at: number): void => {
    if (isSentence(sentence) && !translated.has(bare(sentence)))
      found.push({ place: placeOf(file, text, at), text: sentence });
  };
  everyNode(parseSync(file, text).program, (node) => {
    if (node.type === 'Literal' && typeof node.value === 'string') look(node.value, node.start);
    if (node.type === 'TemplateLiteral')
      look(node.quasis.map(({ value }) => value.cooked ?? '').join('{}'), node.start);
  });
  return found;
}

/** Words in the page: between tags, in what is read aloud, in sentences, in modules of words, and by a fixed language. */
export function outsideOfPage(file: string, text: string): Outside[] {
  const found: Outside[] = [];
  const add = (at: number, what: string): void => {
    found.push({ place: placeOf(file, text, at), text: what.trim().replaceAll(/\s+/gu, ' ') });
  };
  const lookAtText = (node: Node): void => {
    if (node.type === 'Literal' && typeof node.value === 'string' && hasLetters(node.value))
      add(node.start, node.value);
    if (node.type === 'TemplateLiteral')
      for (const { value, start } of node.quasis)
        if (hasLetters(value.cooked ?? '')) add(start, value.cooked ?? '');
    if (node.type === 'ConditionalExpression') {
      lookAtText(node.consequent);
      lookAtText(node.alternate);
    }
  };
  const isOfWords = file.startsWith('src/renderer/words/');
  /** Where the values of a message end: what it chooses by is no word. */
  let valuesEnd = 0;
  everyNode(parseSync(file, text).program, (node) => {
    switch (node.type) {
      case 'JSXText':
        if (hasLetters(node.value)) add(node.start, node.value);
        break;
      case 'JSXAttribute':
        if (node.name.type !== 'JSXIdentifier' || !spoken.has(node.name.name)) break;
        if (node.value?.type === 'JSXExpressionContainer') lookAtText(node.value.expression);
        else if (node.value !== null) lookAtText(node.value);
        break;
      case 'JSXElement':
        for (const child of node.children)
          if (child.type === 'JSXExpressionContainer') lookAtText(child.expression);
        break;
      case 'Literal':
        if (typeof node.value === 'string' && isSentence(node.value)) add(node.start, node.value);
        break;
      case 'Property':
        if (
          isOfWords &&
          node.start > valuesEnd &&
          !(node.key.type === 'Identifier' && ofData.has(node.key.name))
        )
          lookAtText(node.value);
        break;
      case 'ArrowFunctionExpression':
        if (isOfWords) lookAtText(node.body);
        break;
      case 'ReturnStatement':
        if (isOfWords && node.argument !== null) lookAtText(node.argument);
        break;
      case 'CallExpression':
        if (node.callee.type === 'Identifier' && node.callee.name === 'say') valuesEnd = node.end;
        if (node.callee.type === 'MemberExpression' && node.callee.property.type === 'Identifier') {
          const { name } = node.callee.property;
          if (['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].includes(name))
            add(node.start, name);
        }
        break;
      case 'NewExpression':
        if (isIntl(node.callee) && node.arguments[0]?.type === 'Literal')
          add(node.start, 'Intl in one language');
        break;
      default:
    }
  });
  return found;
}

/** Numbers, days and lists; what sorts and cuts is no text. */
function isIntl(callee: Expression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Intl' &&
    callee.property.type === 'Identifier' &&
    /Format$/u.test(callee.property.name)
  );
}

function everyNode(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const value of Object.values(node)) {
    if (isNode(value)) everyNode(value, see);
    if (Array.isArray(value)) for (const one of value) if (isNode(one)) everyNode(one, see);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
