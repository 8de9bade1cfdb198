// The words about backups and about damage of the library.
import type { Backup, BackupReason, BackupStep } from '../../core/domain/backup.ts';
import { counted, countedTracks } from './counted.ts';
import { formatBytes, formatWhen } from './format.ts';

const reasons: Readonly<Record<BackupReason, string>> = {
  daily: 'made by itself',
  asked: 'made by you',
  migration: 'before an update of the library',
  'set-aside': 'the library before you went back',
};

const steps: Readonly<Record<BackupStep, string>> = {
  'checking-library': 'Step 1 of 3: checking the library',
  'copying-library': 'Step 2 of 3: copying the library',
  'checking-copy': 'Step 3 of 3: checking the copy',
};

export const backupWords = {
  title: 'Backups',
  none: 'There is no backup yet. One is made each day while Stackwax is open.',
  when: ({ madeAt }: Pick<Backup, 'madeAt'>) => formatWhen(new Date(madeAt).toISOString()),
  /** '1,204 tracks, 311 labelled, 12 MB, made by you'. */
  about({ tracks, labels, bytes, reason, sound }: Backup): string {
    const parts = [
      tracks === null ? null : countedTracks(tracks),
      labels === null ? null : `${counted(labels, 'label', 'labels')}`,
      formatBytes(bytes),
      reasons[reason],
      sound ? null : 'damaged, kept as it is',
    ];
    return parts.filter((part) => part !== null).join(', ');
  },
  goBack: 'Go back',
  goBackTo: (when: string) => `Go back to the backup of ${when}`,
  make: 'Make a backup now',
  made: 'Backup made',
  cancel: 'Cancel the backup',
  step: (step: BackupStep) => steps[step],
  notMade: 'The last backup was not made',
  limit: 'Space for backups',
  limitDetail:
    'In GB. Older backups are thinned, then removed, to stay within it; the two newest always stay.',
  confirmTitle: (when: string) => `Go back to ${when}?`,
  confirmFacts: (changes: number, difference: string | null) => [
    changes === 0
      ? 'Nothing that you set has changed since.'
      : `${counted(changes, 'change', 'changes')} of yours since then will not be in it.`,
    ...(difference === null ? [] : [difference]),
    'It takes the library’s place when Stackwax is started next.',
    'What the library is until then is kept as a backup, so you can return to it.',
    'Your music files stay as they are.',
  ],
  difference(now: number, { tracks }: Pick<Backup, 'tracks'>): string | null {
    return tracks === null || tracks === now
      ? null
      : `It has ${countedTracks(tracks)}; now there are ${countedTracks(now)}.`;
  },
  confirm: 'Go back at the next start',
  preparing: 'Making the backup ready',
  failed: 'Going back is not possible',
  makeFailed: 'The backup was not made',
  waiting: (when: string) => `The backup of ${when} takes the library’s place at the next start`,
  waitingDetail:
    'Close Stackwax and start it again. What you change until then is kept in a backup of its own.',
  stay: 'Stay with this library',
  damaged: 'The library’s file is damaged',
  damagedDetail: (problem: string) =>
    `Found: ${problem}. Nothing was changed, and no backup is made of it. Go back to a backup in Settings.`,
  unreadable: 'Some of what is stored is damaged',
  showBackups: 'Show backups',
} as const;
