// The words about ears: models of sound that a person brings, and how the library listens with them.
import type { CheckedEar, EarFacts, EarState } from '../../core/domain/earState.ts';
import { counted, countedTracks } from './counted.ts';
import { formatBytes, formatCount, formatSpan } from './format.ts';

function kindsText({ classes }: EarFacts): string {
  return classes === 0
    ? 'tells how alike sounds are, and names nothing'
    : `names ${counted(classes, 'kind of sound', 'kinds of sound')}`;
}

export const earWords = {
  title: 'Hearing',
  about:
    'Stackwax has ears of its own. A model that others trained on much more sound can be another: it makes genres surer from few corrections.',
  where:
    'You bring it as an ONNX file. docs/ears.md says where known ones come from and how one is made. Nothing is downloaded, and nothing leaves this computer.',
  loadFailed: 'The ears could not be loaded',
  add: 'Add an ear',
  inUse: 'In use',
  use: (name: string) => `Listen with ${name}`,
  remove: (name: string) => `Remove ${name}`,
  goOn: (name: string) => `Go on listening with ${name}`,
  learn: 'Retrain',

  facts: (ear: EarState): string => [ear.licence, formatBytes(ear.bytes), kindsText(ear)].join(', '),
  /** How far it has come, where no job says it. */
  heard({ heard, failed, of, inUse, learnedWith }: EarState): string {
    const missing = failed === 0 ? '' : ` ${countedTracks(failed)} could not be heard.`;
    if (!inUse)
      return heard === 0
        ? 'Not listened with.'
        : `Not listened with. What it heard stays: ${countedTracks(heard)}.`;
    if (of === 0) return 'Ready: it hears each track that comes.';
    if (heard + failed < of) return `Has heard ${formatCount(heard)} of ${countedTracks(of)}.${missing}`;
    return learnedWith
      ? `Has heard ${countedTracks(heard)}, and genres are learned with it.${missing}`
      : `Has heard ${countedTracks(heard)}.${missing} Retrain to learn genres with it.`;
  },
  listening: 'Listening',
  waiting: 'Waits for the analysis under way',
  cancel: 'Cancel',
  progress: (name: string) => `Progress of ${name}`,
  copies: {
    missing: 'Its copy in the library is gone',
    damaged: 'Its copy in the library is damaged',
  },
  copyDetail: 'Nothing is listened to with it until it is added again from its file. What it heard stays.',
  failures: 'Could not be heard',

  used: (name: string) => `Listening with ${name}`,
  stopped: (name: string) => `${name} is not listened with any more`,
  removed: (name: string) => `${name} removed`,
  useFailed: 'This ear cannot be used',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeFacts: ({ heard, learnedWith }: EarState): string[] => [
    'The library’s copy is deleted; your own file stays.',
    heard === 0
      ? 'It has heard nothing yet.'
      : `What it heard in ${countedTracks(heard)} is deleted. To add it again means to listen again.`,
    ...(learnedWith
      ? ['The model in use was learned with it, and keeps what it needs until you retrain.']
      : []),
  ],
  removeConfirm: 'Remove',

  dialog: {
    title: 'Add an ear',
    detail: 'Choose a model of sound: an ONNX file.',
    manifestDetail: 'Choose the JSON file that says how the model is fed.',
    path: 'Folder or file',
    files: 'Folders and files inside',
    empty: 'No folders and no such files inside',
    chooseTitle: 'Choose a model of sound',
    chooseKind: 'ONNX models',
    chooseManifest: 'Choose the manifest of the model',
    manifestKind: 'Manifests',
    checking: 'Checking the file, and listening with it for a moment',
    refused: 'This file cannot be used',
    another: 'Choose another file',
    back: 'Back',
    unknown: 'Nothing is known of this file',
    unknownDetail: 'What is it? These families take an input of its shape:',
    noFamily:
      'Its input has the shape of no family that is known, so it needs a manifest: docs/ears.md has an example.',
    families: 'Families',
    manifest: 'Give a manifest',
    check: 'Check',
    isHere: 'The library has this ear already. Adding it again replaces its copy.',
    tried: 'Tried with real weights.',
    notTried: 'Not tried with its real weights: what it hears may be wrong.',
    licence: 'Licence',
    size: 'Size',
    hears: 'Hears',
    source: 'Source',
    time: 'Time',
    confirm: 'Listen with it',
    adding: 'Copying it into the library',
    familyName: ({ licence, tried }: EarFacts) =>
      `${licence}. ${tried ? 'Tried with real weights.' : 'Not tried with real weights.'}`,
    kinds: ({ classes }: EarFacts): string =>
      classes === 0
        ? 'How alike sounds are; it names nothing'
        : counted(classes, 'kind of sound, by name', 'kinds of sound, by name'),
    timeText({ milliseconds, tracks, seconds }: NonNullable<CheckedEar['trial']>): string {
      const each = `${formatCount(Math.max(1, Math.round(milliseconds)))} ms a track`;
      return tracks === 0 ? each : `About ${formatSpan(seconds)} for ${countedTracks(tracks)}, ${each}`;
    },
  },
} as const;
