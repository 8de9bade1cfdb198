// The languages against each other: every message is there, can be read, takes the same values, and has the plural
// forms that its language needs.
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { firstSpoken, locales } from '../../../src/core/languages/languages.ts';
import type { Messages } from '../../../src/core/languages/messages.ts';
import { pseudoMessage } from '../../../src/core/languages/pseudo.ts';
import { messagesIn } from '../../../src/core/languages/say.ts';

const english = await messagesIn('en');

/** 'albums.count' to its message. */
function all(messages: Messages): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([module, named]) =>
      Object.entries(named).map(([name, message]): [string, string] => [`${module}.${name}`, message]),
    ),
  );
}

const allEnglish = all(english);

const read = (message: string): MessageFormatElement[] => parse(message, { ignoreTag: true });

/** Every value that a message asks for, with its type: a plural and a number take numbers. */
function valuesOf(elements: readonly MessageFormatElement[]): string[] {
  return elements
    .flatMap((element): string[] => {
      switch (element.type) {
        case TYPE.argument:
          return [element.value];
        case TYPE.number:
          return [element.value];
        case TYPE.select:
        case TYPE.plural:
          return [
            element.value,
            ...Object.values(element.options).flatMap((option) => valuesOf(option.value)),
          ];
        default:
          return [];
      }
    })
    .filter((value, n, values) => values.indexOf(value) === n)
    .sort();
}

function pluralsOf(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) =>
    element.type === TYPE.plural
      ? [
          Object.keys(element.options),
          ...Object.values(element.options).flatMap(({ value }) => pluralsOf(value)),
        ]
      : element.type === TYPE.select
        ? Object.values(element.options).flatMap(({ value }) => pluralsOf(value))
        : [],
  );
}

describe.each(['en', 'de', 'fr'] as const)('the messages in %s', async (language) => {
  const messages = all(await messagesIn(language));

  it('are those of English', () => {
    expect([...messages.keys()].sort()).toEqual([...allEnglish.keys()].sort());
    expect(messages.size).toBeGreaterThan(0);
  });

  it('say something, and nothing around it', () => {
    expect([...messages].filter(([, message]) => message.trim() !== message || message === '')).toEqual([]);
  });

  it('can be read, and take the values that English takes', () => {
    for (const [name, message] of messages)
      expect([name, ...valuesOf(read(message))]).toEqual([
        name,
        ...valuesOf(read(allEnglish.get(name) ?? '')),
      ]);
  });

  it('have every plural form of their language', () => {
    const forms = new Intl.PluralRules(locales[language].tag).resolvedOptions().pluralCategories;
    for (const [name, message] of messages)
      for (const has of pluralsOf(read(message)))
        expect([name, forms.filter((form) => !has.includes(form))]).toEqual([name, []]);
  });

  it('have no apostrophe of the typewriter, which quotes in ICU', () => {
    expect([...messages].filter(([, message]) => message.includes("'"))).toEqual([]);
  });
});

describe('the language that nobody speaks', () => {
  it('changes sentences, and leaves alone what is filled in', () => {
    expect(pseudoMessage('{count, plural, one {# album} other {# albums}} of {name}')).toBe(
      '{count, plural, one {# áálbüüm} other {# áálbüümš}} óóf {name}',
    );
  });

  it('can be read wherever English can', () => {
    for (const [name, message] of allEnglish)
      expect([name, ...valuesOf(read(pseudoMessage(message)))]).toEqual([name, ...valuesOf(read(message))]);
  });
});

describe('the language that is taken up', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['ja', 'fr-CA', 'de'], 'fr'],
    [['ja'], 'en'],
    [['pseudo'], 'en'],
    [[], 'en'],
  ] as const)('of %j is %s', (wanted, language) => {
    expect(firstSpoken(wanted)).toBe(language);
  });
});
