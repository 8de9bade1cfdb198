// `docs/licences.md`: every shipped package with its licence and whether it goes with ours.
import { type Licence, licencesOf } from '../start/licences.ts';
import { compatible, contained, examined } from './compatibility.ts';

/** Throws, with every package that nobody has decided on. */
export function licenceDocument(lockFile: string): string {
  const listed = licencesOf(lockFile);
  const rows = listed.map((one) => ({ ...one, verdict: verdictOf(one) }));
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

Not shipped: \`@tensorflow/tfjs-node\` and what comes with it, an optional dependency that a machine may have.

## AAC
\`@audio/decode-aac\` declares \`GPL-2.0\` alone, which would not go with version 3. Three parts have to be told apart.

1. **FAAD2**, the decoder, is version 2 *or any later version*. The head of each of its sources says "either version 2 of the License, or
   (at your option) any later version" ([\`libfaad/decoder.c\` at d8cde58](https://github.com/knik0/faad2/blob/d8cde5884b5a86a0b3f77ec91e5ce1f819d73ccb/libfaad/decoder.c);
   the package builds from this repository, see [\`.gitmodules\`](https://github.com/audiojs/decode/blob/c91f2469e8f6cf4effb27e983383875cf0b3c8fc/.gitmodules)
   and [\`build.sh\`](https://github.com/audiojs/decode/blob/6dbdbc0c63037395ce6574a318121a0f4682279a/packages/decode-aac/build.sh)).
   It adds: "The 'appropriate copyright message' mentioned in section 2c of the GPLv2 must read: Code from FAAD2 is copyright (c) Nero AG,
   www.nero.com". That is the wording of a notice that the licence asks for anyway, and one that section 7b of version 3 allows; Settings
   show it above the list of packages. An older README ([0620c36](https://github.com/knik0/faad2/blob/0620c3632f842f43d6e9224a9d040c668b6dae16/README))
   asked for a message "in, for example, the about-box"; the sources no longer do.
2. **The ALAC decoder** is a port of Apple's and Apache-2.0 (head of \`alac.js\`, README), which goes with version 3 and not with version 2.
3. **The glue** (\`decode-aac.js\`, \`meta.js\`, \`aac_glue.c\`) is the package author's. Its \`LICENSE\` says: "licensed under the GNU General Public
   License v2.0 (GPL-2.0), as required by the included FAAD2 library". That ties it to FAAD2's terms, which include later versions, and the
   author's packages of the same kind (\`decode-ac3\`, \`decode-dts\`) say \`GPL-2.0-or-later\`; but it grants no later version in words.
   **For the glue 'or later' is therefore not proven.** Until its author says so, or another decoder takes its place, this is the one open
   point of this list.

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

function verdictOf({ name, licence }: Licence): string | null {
  const own = examined[name];
  if (own !== undefined) return own.declared === licence ? own.verdict : null;
  return compatible[licence] ?? null;
}
