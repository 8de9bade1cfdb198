// The words about backups and about damage of the library.
import type { Backup, BackupReason, BackupStep } from '../../core/domain/backup.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { countedTracks } from './counted.ts';
import { formatBytes, formatWhen } from './format.ts';

const say = messagesOf('backups');

const reasons: Readonly<Record<BackupReason, string>> = {
  daily: say('reasons.daily'),
  asked: say('reasons.asked'),
  migration: say('reasons.migration'),
  'set-aside': say('reasons.setAside'),
};

const steps: Readonly<Record<BackupStep, string>> = {
  'checking-library': say('steps.checkingLibrary'),
  'copying-library': say('steps.copyingLibrary'),
  'checking-copy': say('steps.checkingCopy'),
};

export const backupWords = {
  title: say('title'),
  none: say('none'),
  when: ({ madeAt }: Pick<Backup, 'madeAt'>) => formatWhen(new Date(madeAt).toISOString()),
  /** '1,204 tracks, 311 labelled, 12 MB, made by you'. */
  about({ tracks, labels, bytes, reason, sound }: Backup): string {
    const parts = [
      tracks === null ? null : countedTracks(tracks),
      labels === null ? null : say('labels', { count: labels }),
      formatBytes(bytes),
      reasons[reason],
      sound ? null : say('damagedKept'),
    ];
    return parts.filter((part) => part !== null).join(', ');
  },
  goBack: say('goBack'),
  goBackTo: (when: string) => say('goBackTo', { when }),
  make: say('make'),
  made: say('made'),
  cancel: say('cancel'),
  step: (step: BackupStep) => steps[step],
  notMade: say('notMade'),
  limit: say('limit'),
  limitDetail: say('limitDetail'),
  confirmTitle: (when: string) => say('confirmTitle', { when }),
  confirmFacts: (changes: number, difference: string | null) => [
    say('confirmFacts.changes', { changes }),
    ...(difference === null ? [] : [difference]),
    say('confirmFacts.when'),
    say('confirmFacts.kept'),
    say('confirmFacts.files'),
  ],
  difference(now: number, { tracks }: Pick<Backup, 'tracks'>): string | null {
    return tracks === null || tracks === now ? null : say('difference', { held: tracks, now });
  },
  confirm: say('confirm'),
  preparing: say('preparing'),
  failed: say('failed'),
  makeFailed: say('makeFailed'),
  waiting: (when: string) => say('waiting', { when }),
  waitingDetail: say('waitingDetail'),
  stay: say('stay'),
  damaged: say('damaged'),
  damagedDetail: (problem: string) => say('damagedDetail', { problem }),
  unreadable: say('unreadable'),
  showBackups: say('showBackups'),
} as const;
