// Why a folder is out of reach, in words.
import type { Offline, OfflineReason } from '../../core/domain/root.ts';
import { formatWhen } from './format.ts';

const reasons: Readonly<Record<OfflineReason, string>> = {
  'not-there': 'the folder is not there',
  'no-permission': 'no permission to read the folder',
  'not-answering': 'the disk does not answer',
  unreadable: 'the system reports an error',
  emptied: 'the folder is empty, as when its drive is not connected',
  'another-drive': 'another drive is in its place',
};

/** 'Offline since 20 Nov 2026, 15:09: the folder is not there'. */
export function offlineText({ since, reason }: Offline): string {
  return `Offline since ${formatWhen(new Date(since).toISOString())}: ${reasons[reason]}`;
}
