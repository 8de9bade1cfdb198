// What is right where readers differ: what two of them say, and where no two agree or both are wrong, what the format's document says.
import { type Facts, type Field, fieldNames } from './fields.ts';
import { type Readings, readers, type Truth } from './truths.ts';

interface Decision {
  readonly files: RegExp;
  readonly field: Field;
  readonly right: string;
  readonly by: string;
}

const genres = 'Nu Jazz | Rock | Acid Jazz';
const artists = '66c662b6-6e2f-4930-8610-912e24c63ed1 | 5b11f4ce-a62d-471e-81fc-a69a8278c7da';
const info = 'Microsoft, RIFF INFO: each chunk is a text; TagLib takes the number that it begins with';
const asf =
  'ASF 3.11 and 4.8: the first value stands in the Extended Content Description, further ones in the Metadata Library';

const decisions: readonly Decision[] = [
  { files: /^(?:mutagen|taglib|kid3)-wma/, field: 'genres', right: genres, by: asf },
  { files: /^(?:mutagen|taglib|kid3)-wma/, field: 'artistIds', right: artists, by: asf },
  { files: /wav-info/, field: 'track', right: '3/10', by: info },
  { files: /wav-info/, field: 'date', right: '2011-04-05', by: info },
  {
    files: /mutagen-mp3-2\.3/,
    field: 'artistIds',
    right: artists,
    by: 'ID3v2.3 has but the slash to part values, and no id of MusicBrainz has one in it',
  },
  {
    files: /lame-mp3-header/,
    field: 'replayGain',
    right: 'track 2, peak 0.118811',
    by: 'LAME, Info tag, bytes A7 to AE (gabriel.mp3-tech.org/mp3infotag.html)',
  },
];

/** Throws where no two readers agree and nobody has decided yet. */
export function decide(file: string, readings: Readings): Pick<Truth, 'right' | 'by' | 'otherwise'> {
  const right: { [F in Field]?: string } = {};
  const by: { [F in Field]?: string } = {};
  for (const field of fieldNames) {
    const said = readers.map((reader) => readings[reader][field]).filter((text) => text !== undefined);
    if (said.length === 0) continue;
    const agreed = said.find((text, i) => said.indexOf(text) !== i);
    const decision = decisions.find((one) => one.field === field && one.files.test(file));
    if (decision !== undefined && decision.right !== agreed) by[field] = decision.by;
    const text = decision?.right ?? agreed;
    if (text === undefined)
      throw new Error(`${file}: no two readers agree on its ${field}: ${said.join(', ')}`);
    right[field] = text;
  }
  const otherwise = Object.fromEntries(
    readers
      .map((reader) => [reader, differing(right, readings[reader])] as const)
      .filter(([, others]) => Object.keys(others).length > 0),
  );
  return {
    right,
    ...(Object.keys(by).length > 0 ? { by } : {}),
    ...(Object.keys(otherwise).length > 0 ? { otherwise } : {}),
  };
}

function differing(right: Facts, facts: Facts): { [F in Field]?: string | null } {
  const others: { [F in Field]?: string | null } = {};
  for (const field of fieldNames) {
    if (facts[field] !== right[field]) others[field] = facts[field] ?? null;
  }
  return others;
}
