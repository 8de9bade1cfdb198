// Words that stand outside of the messages: texts of the page in its components, sentences in main and core that no
// message translates, and numbers or lists written in one language alone.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Expression, parseSync, Visitor } from 'oxc-parser';
import { english } from '../../src/core/languages/en/english.ts';

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

/** Names that are the same everywhere: the product, units, formats, signs. */
const everywhere =
  /^(?:Stackwax|[^\p{Letter}]*(?:BPM|LUFS|LU|dBTP|dB|kHz|Hz|kB|MB|GB|TB|kbit\/s|min|ms|s|%|Camelot|ROC-AUC|PR-AUC|SHA-256)?[^\p{Letter}]*)$/u;

const hasLetters = (text: string): boolean => /\p{Letter}/u.test(text) && !everywhere.test(text.trim());

/** A sentence: begins as one, ends as one, has a space. */
const isSentence = (text: string): boolean => /^[\p{Lu}{'‘][^]* [^]*[.?!]$/u.test(text) && !/[=?] \?$|= \?/u.test(text);

/** Where sentences are said to the terminal, to whoever asks the host for an address, or to who writes the program. */
const unseen = [
  'src/main/cli/',
  'src/main/endpoint/',
  'src/main/host/',
  'src/main/media/',
  'src/main/page/',
  'src/main/shell/',
  'src/main/workers/workerStart.ts',
  'src/main/store/damage.ts',
  'src/core/languages/',
  'src/core/learning/',
  'src/main/engines/mlpLearner.ts',
  'src/main/engines/svmLearner.ts',
  'src/core/genres/heard.ts',
  'src/core/genres/tagWords.ts',
  'src/core/genres/vocabulary/vocabularyFile.ts',
];

/** ‘x’ and 'x' are one, and what is filled in has no name. */
const bare = (text: string): string => text.replaceAll(/[‘’]/gu, "'").replaceAll(/\{\w*\}/gu, '{}');

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
  new Visitor({
    Literal: ({ value, start }) => {
      if (typeof value === 'string') look(value, start);
    },
    TemplateLiteral: ({ quasis, start }) => look(quasis.map(({ value }) => value.cooked ?? '').join('{}'), start),
  }).visit(parseSync(file, text).program);
  return found;
}

/** Words in the page: between tags, in what is read aloud, in sentences, in modules of words, and by a fixed language. */
export function outsideOfPage(file: string, text: string): Outside[] {
  const found: Outside[] = [];
  const add = (at: number, what: string): void => {
    found.push({ place: placeOf(file, text, at), text: what.trim().replaceAll(/\s+/gu, ' ') });
  };
  const lookAtText = (node: Expression): void => {
    if (node.type === 'Literal' && typeof node.value === 'string' && hasLetters(node.value)) add(node.start, node.value);
    if (node.type === 'TemplateLiteral')
      for (const { value, start } of node.quasis) if (hasLetters(value.cooked ?? '')) add(start, value.cooked ?? '');
    if (node.type === 'ConditionalExpression') {
      lookAtText(node.consequent);
      lookAtText(node.alternate);
    }
  };
  const isOfWords = file.startsWith('src/renderer/words/');
  new Visitor({
    JSXText: ({ value, start }) => {
      if (hasLetters(value)) add(start, value);
    },
    JSXAttribute: ({ name, value }) => {
      if (name.type !== 'JSXIdentifier' || !spoken.has(name.name)) return;
      if (value?.type === 'Literal' && typeof value.value === 'string' && hasLetters(value.value))
        add(value.start, value.value);
      if (value?.type === 'JSXExpressionContainer' && value.expression.type !== 'JSXEmptyExpression')
        lookAtText(value.expression);
    },
    JSXExpressionContainer: ({ expression }) => {
      // A child, or an attribute that is looked at above: a class is no word.
      if (expression.type === 'ConditionalExpression' || expression.type === 'TemplateLiteral') return;
    },
    Literal: ({ value, start }) => {
      if (typeof value === 'string' && isSentence(value)) add(start, value);
    },
    Property: ({ value }) => {
      if (isOfWords) lookAtValue(value);
    },
    ArrowFunctionExpression: ({ body }) => {
      if (isOfWords && body.type !== 'BlockStatement' && body.type !== 'FunctionBody') lookAtText(body);
    },
    ReturnStatement: ({ argument }) => {
      if (isOfWords && argument !== null) lookAtText(argument);
    },
    CallExpression: ({ callee, start }) => {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      const { name } = callee.property;
      if (name.startsWith('toLocale') && name !== 'toLocaleLowerCase' && name !== 'toLocaleUpperCase')
        add(start, `${name}()`);
    },
    NewExpression: ({ callee, arguments: [locale], start }) => {
      const isIntl =
        callee.type === 'MemberExpression' &&
        callee.object.type === 'Identifier' &&
        callee.object.name === 'Intl' &&
        callee.property.type === 'Identifier' &&
        !['Collator', 'Segmenter'].includes(callee.property.name);
      if (isIntl && locale?.type === 'Literal') add(start, `Intl in the language ${String(locale.value)}`);
    },
  }).visit(parseSync(file, text).program);
  return found;

  function lookAtValue(value: { readonly type: string }): void {
    if (isExpression(value)) lookAtText(value);
  }
}

function isExpression(node: { readonly type: string }): node is Expression {
  return ['Literal', 'TemplateLiteral', 'ConditionalExpression'].includes(node.type);
}
