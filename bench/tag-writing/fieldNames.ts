// Under which names mutagen finds what was written; all others must be what they were.

const touched =
  /^(?:TCON|TBPM|TKEY|TMOO|COMM::.*|COMM:ID3v1 Comment:.*|TIT1|GRP1|POPM:.*|TXXX:(?:mood|fbpm|bpm|key|initial ?key|comment|grouping|replaygain_track_(?:gain|peak))|genre|f?bpm|tempo|initial ?key|key|mood|comment|grouping|rating|replaygain_track_(?:gain|peak)|r128_track_gain|WM\/(?:genre|beatsperminute|initialkey|mood|contentgroupdescription|shareduserrating)|description|©(?:gen|cmt|grp)|tmpo|rate|----:com\.apple\.itunes:(?:initialkey|mood|f?bpm|replaygain_track_(?:gain|peak)))$/iu;

/** What an ID3v1 said is in the ID3v2 now that was made beside it: the same texts, in another encoding. */
const carried = ['TIT2', 'TPE1', 'TALB', 'TDRC', 'TRCK'];

export function differences(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  hadId3v1Alone: boolean,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) =>
      !touched.test(name) && !(hadId3v1Alone && carried.includes(name)) && before[name] !== after[name],
  );
}
