// Changing a setting: shown at once, put back when it could not be kept.
import type { Settings, SettingsChange } from '../../core/domain/settings.ts';
import { notify } from '../state/notices.ts';
import { api, client } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import { failureText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';
import { mutate } from './mutate.ts';

export function changeSettings(change: SettingsChange): void {
  const queryKey = api.settings.get.queryKey();
  const before = queryClient.getQueryData<Settings>(queryKey);
  queryClient.setQueryData<Settings>(queryKey, (now) => now && withChange(now, change));
  mutate(
    {
      mutationFn: () => client.settings.set(change),
      onSuccess: (settings) => queryClient.setQueryData(queryKey, settings),
      onError: (error) => {
        queryClient.setQueryData(queryKey, before);
        notKept(error);
      },
    },
    undefined,
  );
}

/** Kept first, and shown then: another language takes a fresh page, which asks the library what it is. */
export function changeLanguage(language: Settings['language']): void {
  mutate(
    {
      mutationFn: () => client.settings.set({ language }),
      onSuccess: (settings) => queryClient.setQueryData(api.settings.get.queryKey(), settings),
      onError: notKept,
    },
    undefined,
  );
}

function notKept(error: unknown): void {
  notify(messages.common.told(messages.settings.failed, failureText(error)), { tone: 'problem' });
}

function withChange(settings: Settings, change: SettingsChange): Settings {
  return {
    trustFileTags: change.trustFileTags ?? settings.trustFileTags,
    confidenceThreshold: change.confidenceThreshold ?? settings.confidenceThreshold,
    analysisDepth: change.analysisDepth ?? settings.analysisDepth,
    watchFolders: change.watchFolders ?? settings.watchFolders,
    writeTags: change.writeTags ?? settings.writeTags,
    // Null is a choice here: one for each core.
    workers: change.workers === undefined ? settings.workers : change.workers,
    theme: change.theme ?? settings.theme,
    language: change.language ?? settings.language,
    keys: change.keys ?? settings.keys,
    gapless: change.gapless ?? settings.gapless,
    crossfadeSeconds: change.crossfadeSeconds ?? settings.crossfadeSeconds,
    crossfadeAlbums: change.crossfadeAlbums ?? settings.crossfadeAlbums,
    levelling: change.levelling ?? settings.levelling,
    backupLimitGb: change.backupLimitGb ?? settings.backupLimitGb,
  };
}
