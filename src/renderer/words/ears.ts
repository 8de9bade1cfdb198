// The words about ears: models of sound that a person brings, and how the library listens with them.
import type { CheckedEar, EarFacts, EarState } from '../../core/domain/earState.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { formatBytes, formatSpan } from './format.ts';

const say = messagesOf('ears');

function kindsText({ classes }: EarFacts): string {
  return classes === 0 ? say('namesNothing') : say('namesKinds', { classes });
}

export const earWords = {
  title: say('title'),
  about: say('about'),
  where: say('where'),
  loadFailed: say('loadFailed'),
  add: say('add'),
  inUse: say('inUse'),
  use: (name: string) => say('use', { name }),
  remove: (name: string) => say('remove', { name }),
  goOn: (name: string) => say('goOn', { name }),
  learn: say('learn'),

  facts: (ear: EarState): string => [ear.licence, formatBytes(ear.bytes), kindsText(ear)].join(', '),
  /** How far it has come, where no job says it. */
  heard({ heard, failed, of, inUse, learnedWith }: EarState): string {
    if (!inUse) return heard === 0 ? say('heard.never') : say('heard.stays', { heard });
    if (of === 0) return say('heard.ready');
    const missing = failed === 0 ? [] : [say('heard.failed', { failed })];
    if (heard + failed < of) return [say('heard.some', { heard, of }), ...missing].join(' ');
    return learnedWith
      ? [say('heard.learned', { heard }), ...missing].join(' ')
      : [say('heard.all', { heard }), ...missing, say('heard.retrain')].join(' ');
  },
  listening: say('listening'),
  waiting: say('waiting'),
  cancel: say('cancel'),
  progress: (name: string) => say('progress', { name }),
  copies: {
    missing: say('copies.missing'),
    damaged: say('copies.damaged'),
  },
  copyDetail: say('copyDetail'),
  failures: say('failures'),

  used: (name: string) => say('used', { name }),
  stopped: (name: string) => say('stopped', { name }),
  removed: (name: string) => say('removed', { name }),
  useFailed: say('useFailed'),
  removeTitle: (name: string) => say('removeTitle', { name }),
  removeFacts: ({ heard, learnedWith }: EarState): string[] => [
    say('removeFacts.copy'),
    heard === 0 ? say('removeFacts.nothing') : say('removeFacts.heard', { heard }),
    ...(learnedWith ? [say('removeFacts.learned')] : []),
  ],
  removeConfirm: say('removeConfirm'),

  dialog: {
    title: say('dialog.title'),
    detail: say('dialog.detail'),
    manifestDetail: say('dialog.manifestDetail'),
    path: say('dialog.path'),
    files: say('dialog.files'),
    empty: say('dialog.empty'),
    chooseTitle: say('dialog.chooseTitle'),
    chooseKind: say('dialog.chooseKind'),
    chooseManifest: say('dialog.chooseManifest'),
    manifestKind: say('dialog.manifestKind'),
    checking: say('dialog.checking'),
    refused: say('dialog.refused'),
    another: say('dialog.another'),
    back: say('dialog.back'),
    unknown: say('dialog.unknown'),
    unknownDetail: say('dialog.unknownDetail'),
    noFamily: say('dialog.noFamily'),
    families: say('dialog.families'),
    manifest: say('dialog.manifest'),
    check: say('dialog.check'),
    isHere: say('dialog.isHere'),
    tried: say('dialog.tried'),
    notTried: say('dialog.notTried'),
    licence: say('dialog.licence'),
    size: say('dialog.size'),
    hears: say('dialog.hears'),
    source: say('dialog.source'),
    time: say('dialog.time'),
    confirm: say('dialog.confirm'),
    adding: say('dialog.adding'),
    familyName: ({ licence, tried }: EarFacts) =>
      say(tried ? 'dialog.familyTried' : 'dialog.familyNotTried', { licence }),
    kinds: ({ classes }: EarFacts): string =>
      classes === 0 ? say('dialog.kindsNone') : say('dialog.kinds', { classes }),
    timeText(trial: NonNullable<CheckedEar['trial']>): string {
      const milliseconds = Math.max(1, Math.round(trial.milliseconds));
      const { tracks, seconds } = trial;
      return tracks === 0
        ? say('dialog.timeEach', { milliseconds })
        : say('dialog.timeAll', { time: formatSpan(seconds), tracks, milliseconds });
    },
  },
} as const;
