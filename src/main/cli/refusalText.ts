// Why a file of the user's was left as it is, in sentences for a terminal.
import { refusalWords } from '../../core/domain/refusalWords.ts';
import type { FileRefusal } from '../../core/domain/tagWriting.ts';

/** A terminal has a way to ask for more, and says what has become of the file. */
const sentences: typeof refusalWords = {
  ...refusalWords,
  hardLinks:
    'The file has several names, and the others would keep the old one; --hard-links writes it all the same.',
  changed: 'Another program has changed it, so it was left alone.',
  interrupted: 'Stackwax ended meanwhile; the file is as it was.',
  workerDied: 'The process that wrote it ended; the file is as it was.',
};

export function refusalText({ reason, detail }: FileRefusal): string {
  return detail === null ? sentences[reason] : `${sentences[reason]} (${detail})`;
}
