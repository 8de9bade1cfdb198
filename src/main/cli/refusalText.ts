// Why a file of the user's was left as it is, in sentences for a terminal, which has a way to ask for more and says
// what has become of the file.
import type { FileRefusal } from '../../core/domain/tagWriting.ts';

const sentences: Readonly<Record<FileRefusal['reason'], string>> = {
  unknownFormat: 'No kind of tag that can be written belongs to this format.',
  damaged: 'The file is damaged.',
  truncated: 'The file is cut short.',
  tooLarge: 'A part of the file is larger than any real file has.',
  unsupported: 'Its tags are compressed, encrypted or of a kind that nobody else writes.',
  fragmented: 'It is in fragments, as streams are recorded.',
  severalStreams: 'It holds several streams.',
  openEnd: 'Its sound has no stated end.',
  cannotSay: 'Its format has no place for this.',
  nothingToSay: 'Nothing is known that could be written.',
  notThere: 'The file is not there.',
  unreadable: 'Its folder cannot be reached.',
  readOnlyFile: 'The file is read-only.',
  readOnlyFolder: 'Nothing can be written into its folder.',
  hardLinks:
    'The file has several names, and the others would keep the old one; --hard-links writes it all the same.',
  changed: 'Another program has changed it, so it was left alone.',
  attributes: 'Its owner, permissions or extended attributes could not be kept.',
  tooMuchToKeep: 'What undo needs would take too much room.',
  notKept: 'It was written too long ago to be brought back.',
  notReadBack: 'What was written did not read back as it should, so it was thrown away.',
  diskFull: 'The disk is full.',
  notPermitted: 'The system does not permit it.',
  diskFault: 'The disk reports an error.',
  interrupted: 'Stackwax ended meanwhile; the file is as it was.',
  cancelled: 'It was cancelled before.',
  workerDied: 'The process that wrote it ended; the file is as it was.',
};

export function refusalText({ reason, detail }: FileRefusal): string {
  return detail === null ? sentences[reason] : `${sentences[reason]} (${detail})`;
}
