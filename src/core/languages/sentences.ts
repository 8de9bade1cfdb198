// Sentences that come as sentences: why a call or a file failed is said in English where it happens, is written down so
// by jobs and by the library, and may be years old when it is shown. As with gettext the English sentence is the name of
// the message: what it says of the case is read back out of it, and said in the language that was chosen.
import { english } from './en/english.ts';
import { messagesOf, spokenLanguage } from './say.ts';

type FailureName = keyof typeof english.failures;

interface Template {
  readonly name: FailureName;
  readonly pattern: RegExp;
  readonly values: readonly string[];
  /** Letters that stand fast: a sentence that fits several is the one of which most is known. */
  readonly fixed: number;
}

const say = messagesOf('failures');
const value = /\{(\w+)\}/gu;

/** Marks of quotation are written both ways, and are one. */
export const plainQuotes = (text: string): string => text.replaceAll(/[‘’]/gu, "'");

function templateOf(name: FailureName): Template {
  const sentence = plainQuotes(english.failures[name]);
  const parts = sentence.split(/\{\w+\}/u);
  return {
    name,
    pattern: new RegExp(
      `^${parts.map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&')).join('([^]*?)')}$`,
      'u',
    ),
    values: [...sentence.matchAll(value)].map(([, named]) => named ?? ''),
    fixed: parts.join('').length,
  };
}

function isFailure(name: string): name is FailureName {
  return name in english.failures;
}

let templates: readonly Template[] | null = null;

function allTemplates(): readonly Template[] {
  templates ??= Object.keys(english.failures)
    .filter(isFailure)
    .map(templateOf)
    .sort((a, b) => b.fixed - a.fixed);
  return templates;
}

/** What is no sentence of ours stays as it is: the words of a system, a decoder, another Stackwax. */
export function sentence(written: string): string {
  if (spokenLanguage() === 'en') return written;
  const text = plainQuotes(written);
  for (const template of allTemplates()) {
    const found = template.pattern.exec(text);
    if (found === null) continue;
    if (template.values.length === 0) return say(template.name);
    const values = found
      .slice(1)
      .map((part, n): [string, string] => [template.values[n] ?? '', sentence(part)]);
    return say(template.name, Object.fromEntries(values));
  }
  return written;
}
