// `npm run bench -- listening [--json] [--rounds 15]`: processor time of listening to a track, and of loading it beside librosa.load.
import { parseArgs } from 'node:util';
import { printDocument } from './report/targets.ts';
import { measureListening } from './scale/listening.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '15' } },
});
const { targets, figures } = await measureListening(Number(values.rounds));
if (figures.librosa === null) console.error('librosa is not installed: what is asked beside it is left out');
if (values.json) printDocument(targets, figures);
else {
  console.table(figures.files);
  console.log(figures.librosa === null ? 'librosa is not installed: left out' : `librosa ${figures.librosa}`);
  console.table(targets);
}
