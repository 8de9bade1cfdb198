// Why a folder is out of reach, in words.
import type { Offline, OfflineReason } from '../../core/domain/root.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { formatWhen } from './format.ts';

const say = messagesOf('offline');

const reasons: Readonly<Record<OfflineReason, string>> = {
  'not-there': say('reasons.notThere'),
  'no-permission': say('reasons.noPermission'),
  'not-answering': say('reasons.notAnswering'),
  unreadable: say('reasons.unreadable'),
  emptied: say('reasons.emptied'),
  'another-drive': say('reasons.anotherDrive'),
};

/** 'Offline since 20 Nov 2026, 15:09: the folder is not there'. */
export function offlineText({ since, reason }: Offline): string {
  return say('since', { when: formatWhen(new Date(since).toISOString()), reason: reasons[reason] });
}
