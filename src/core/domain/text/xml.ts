// Untrusted text in files of lines and in XML.

/** Tags are untrusted: a line break in one must not start an entry of its own. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/gu, ' ').trim();
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text of an element or an attribute, without the characters that XML 1.0 cannot hold even escaped. */
export function xmlText(text: string): string {
  return oneLine(text)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/gu, (char) => entities[char] ?? '');
}

/** Each with its end. */
export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

/** The line that marks a document as ours. */
export const xmlMark = '<!-- Written by Stackwax -->';

/** A start tag with these attributes, those without a value left out; `end`: '/' for one without content. */
export function xmlTag(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  end: '' | '/' = '',
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${xmlText(String(value))}"`],
  );
  return `<${name}${written.join('')}${end}>`;
}
