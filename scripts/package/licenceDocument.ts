// `docs/licences.md`: every shipped package with its licence and whether it goes with ours.
import { licencesOf } from '../start/licences.ts';
import { compatible, contained } from './compatibility.ts';

/** Throws, with every package that nobody has decided on. */
export function licenceDocument(lockFile: string): string {
  const listed = licencesOf(lockFile);
  const rows = listed.map((one) => ({ ...one, verdict: compatible[one.licence] ?? null }));
  const open = rows.filter(({ verdict }) => verdict === null);
  if (open.length > 0)
    throw new Error(
      `Nobody has decided whether these go with GPL-3.0-or-later (scripts/package/compatibility.ts):\n${open
        .map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
        .join('\n')}`,
    );
  const carried = contained.filter((one) => listed.some(({ name }) => name === one.package));
  return `# Licences

Made by \`npm run licences\`, checked by \`npm run check\`. Stackwax is GPL-3.0-or-later. Listed is the whole production tree: what the main
process loads, what is bundled into the page, and what the command line uses. The texts lie beside every packed app, in
\`resources/licences\`, and Electron's and Chromium's own in its folder.

Not shipped: \`@tensorflow/tfjs-node\` and what comes with it, an optional dependency that a machine may have. Of \`onnxruntime-web\` only its
files for Node are packed ([ADR 40](adr/0040-ears.md)), which need \`onnxruntime-common\` and nothing else of what it depends on.

## AAC
\`@stackwax/aac\` is this project's own ([\`codecs/aac\`](../codecs/aac/README.md), [ADR 32](adr/0032-an-aac-decoder-of-our-own-build.md)) and takes the place of the
npm package \`@audio/decode-aac\`, which declares \`GPL-2.0\` alone and grants no later version for its glue. It is made of

1. **FAAD2**, version 2 *or any later version*: the head of each of its sources says "either version 2 of the License, or (at your option) any
   later version". It adds: "The 'appropriate copyright message' mentioned in section 2c of the GPLv2 must read: Code from FAAD2 is copyright
   (c) Nero AG, www.nero.com". That is the wording of a notice that the licence asks for anyway, and one that section 7b of version 3 allows;
   Settings show it above the list of packages. The sources are Debian's source package \`faad2\` 2.11.2, unchanged, named with its checksum in
   \`codecs/aac/build.sh\`.
2. \`faad.c\` and the rest, GPL-3.0-or-later. ALAC is decoded by the app's own code.

## MP3
\`@stackwax/mp3\` is this project's own ([\`codecs/mp3\`](../codecs/mp3/README.md), [ADR 72](adr/0072-an-mp3-decoder-with-vectors.md)). It is made of **libmpg123** 1.31.2,
"Copyright (c) 1995-2020 by Michael Hipp and others, free software under the terms of the LGPL v2.1", from Debian's source package, named with its
checksum in \`codecs/mp3/build.sh\`, of our changes to it (\`layer3.patch\`, \`synth.c\`), and of \`mp3.c\`, all under GPL-3.0-or-later, as section 3 of the LGPL allows.

## FLAC
\`@stackwax/flac\` is this project's own ([\`codecs/flac\`](../codecs/flac/README.md), [ADR 77](adr/0077-a-flac-decoder-with-vectors.md)). It is made of **libFLAC** 1.4.2,
BSD-3-Clause, copyright (c) 2000-2009 by Josh Coalson, 2011-2022 by the Xiph.Org Foundation, from Debian's source package, unchanged, named with its checksum in
\`codecs/flac/build.sh\`, and of \`flac.c\`, GPL-3.0-or-later.

## Code that packages carry
Compiled into packages, whatever these declare for themselves.

| package | carries | licence |
| --- | --- | --- |
${carried.map((one) => `| ${one.package} | ${one.what} | ${one.licence} |`).join('\n')}

## Packages
| package | version | licence | goes with GPL-3.0-or-later |
| --- | --- | --- | --- |
${rows.map(({ name, version, licence, verdict }) => `| ${name} | ${version} | ${licence} | ${verdict} |`).join('\n')}
`;
}
