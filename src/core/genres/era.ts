// Decades and years as people write them in tags: '80s', "80's", 'anni 80', 'seventies', '1985', '19th century'.

const spelled: ReadonlyMap<string, string> = new Map([
  ['twenties', '1920s'],
  ['thirties', '1930s'],
  ['forties', '1940s'],
  ['fifties', '1950s'],
  ['sixties', '1960s'],
  ['seventies', '1970s'],
  ['eighties', '1980s'],
  ['nineties', '1990s'],
  ['noughties', '2000s'],
  ['naughties', '2000s'],
  ['aughts', '2000s'],
  ['sesentas', '1960s'],
  ['setentas', '1970s'],
  ['ochentas', '1980s'],
  ['noventas', '1990s'],
  ['sessenta', '1960s'],
  ['oitentas', '1980s'],
  ['sechziger', '1960s'],
  ['siebziger', '1970s'],
  ['achtziger', '1980s'],
  ['neunziger', '1990s'],
]);

/** '80s', '80ies', '80er', '80ers', '80th', '80-tal', '80年代', and a slip of the finger ('80ss'). */
const decade = /^(1[5-9]|20)?(\d0)(?:s+|z|ies|ties|th|ers?|erjahre|tal|talet|luku|luvun|e|х|年代|년대)$/u;
const year = /^(19\d|20[0-3])\d$/u;
const century = /^(1[0-9]|2[01])(?:st|nd|th)century$/u;
/** Words before a bare two-digit decade: 'anni 80', 'años 90'. */
const decadeOpeners = new Set([
  'anni',
  'anos',
  'annees',
  'lata',
  'los',
  'les',
  'gli',
  'the',
  'jaren',
  'ani',
  'godine',
]);
const decadeClosers = new Set(['s', 'er', 'ers', 'jahre', 'tal', 'talet', 'luku', 'luvun', 'ies', 'e', 'х']);

/** The era that one word names, as a decade ('1980s') or a century ('19th century'), or null. */
export function eraOfWord(word: string): string | null {
  const named = spelled.get(word);
  if (named !== undefined) return named;
  if (!/^\d/u.test(word)) return null;
  const match = decade.exec(word);
  if (match !== null) return decadeName(match[1], match[2] ?? '');
  if (year.test(word)) return `${word.slice(0, 3)}0s`;
  const age = century.exec(word);
  return age === null ? null : word.replace('century', ' century');
}

/** The era that two neighbouring words name together, or null. */
export function eraOfPair(first: string, second: string): string | null {
  if (/^\d0$/u.test(second) && decadeOpeners.has(first)) return decadeName(undefined, second);
  if (/^\d0$/u.test(first) && decadeClosers.has(second)) return decadeName(undefined, first);
  if (second === 'century') return eraOfWord(first + second);
  return null;
}

/** A bare '80s' is of the last century, except that nobody means 1900 or 1910 by '00s' and '10s'. */
function decadeName(hundreds: string | undefined, tens: string): string {
  return `${hundreds ?? (Number(tens) < 20 ? '20' : '19')}${tens}s`;
}
