// File names that are allowed on Linux and that some player takes for something else.

const text = [
  ...['plain.wav', 'a/b/c.wav', 'a b.wav', `${'x'.repeat(250)}.wav`, '雪.wav', '🎵.wav'],
  // Spaces and what is like them, where readers of lines cut them.
  ...[' lead.wav', '  two.wav', ' lead dir/x.wav', 'trail dir /x.wav', 'x/ y.wav', 'x/y /z.wav'],
  ...['\tx.wav', '\vx.wav', '\fx.wav', '\u0001x.wav', '\u00a0x.wav', '\u2003x.wav', '\u3000x.wav'],
  ...[
    '\ufeffx.wav',
    '\u200bx.wav',
    '\u200ex.wav',
    'a\u0085b.wav',
    'a\u2028b.wav',
    '\u2028b.wav',
    'a\u001bx.wav',
  ],
  // Comments, and keys of PLS.
  ...['#hash.wav', '##h.wav', '#EXTM3U.wav', '#EXTINF:1,x.wav', ';semi.wav', 'x/#y.wav', '[playlist].wav'],
  ...['File1=x.wav', 'Title1.wav', 'NumberOfEntries=3.wav', '=b.wav', 'a=b.wav'],
  // URLs, parts of URLs, escapes of URLs and of XML.
  ...[
    'http:/x.wav',
    'http:x.wav',
    'file:/x.wav',
    'file:x.wav',
    'smb:x.wav',
    'cdda:1.wav',
    'edl:x.wav',
    'fd:1.wav',
  ],
  ...['memory:x.wav', 'null:x.wav', 'concat:a.wav', 'ws+x:y.wav', 'a:b.wav', 'a?b.wav', '?b.wav', 'a#b.wav'],
  ...['a%20b.wav', '%41.wav', 'A.wav', '100%.wav', '%.wav', '%zz.wav', 'a+b.wav', 'x&y<z>.wav', '&amp;.wav'],
  // Drives, shares and folders of other systems.
  ...[
    'C:/x.wav',
    'C:x.wav',
    'c:\\x.wav',
    'a\\b.wav',
    '\\lead.wav',
    '\\\\host\\x.wav',
    '~tilde.wav',
    '$HOME.wav',
  ],
  ...['..x.wav', '...And/x.wav', '.../y.wav', 'a..b.wav', 'x.m3u8.wav', 'x.m3u8/y.wav', 'x.zip/y.wav'],
  // Options, patterns, quotes.
  ...[
    '-dash.wav',
    '--x.wav',
    '@x.wav',
    '|x.wav',
    '*.wav',
    '{a,b}.wav',
    '!x.wav',
    '`x`.wav',
    '"q".wav',
    "'q'.wav",
  ],
  // The same to a reader, and two files.
  ...['caf\u00e9.wav', 'cafe\u0301.wav'],
  // What lines cannot hold.
  ...['a\nb.wav', 'a\rb.wav'],
];

/** As bytes, one of them no UTF-8. */
export const awkwardNames: readonly Buffer[] = [
  ...text.map((name) => Buffer.from(name)),
  Buffer.from('caf\u00e9 lone.wav', 'latin1'),
];
