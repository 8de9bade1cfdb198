// Changing a setting: shown at once, put back when it could not be kept.
import { useMutation } from '@tanstack/react-query';
import type { Settings, SettingsChange } from '../../core/domain/settings.ts';
import { notify } from '../state/notices.ts';
import { api, client } from '../wire/api.ts';
import { queryClient } from '../wire/queryClient.ts';
import { failureText } from '../words/failureText.ts';
import { messages } from '../words/messages.ts';

export function useSettingChange(): (change: SettingsChange) => void {
  const queryKey = api.settings.get.queryKey();
  const set = useMutation({
    mutationFn: (change: SettingsChange) => client.settings.set(change),
    onMutate: (change) => {
      const before = queryClient.getQueryData<Settings>(queryKey);
      queryClient.setQueryData<Settings>(queryKey, (now) => now && withChange(now, change));
      return { before };
    },
    onSuccess: (settings) => queryClient.setQueryData(queryKey, settings),
    onError: (error, _change, context) => {
      queryClient.setQueryData(queryKey, context?.before);
      notify(`${messages.settings.failed}: ${failureText(error)}`, { tone: 'problem' });
    },
  });
  return (change) => set.mutate(change);
}

function withChange(settings: Settings, change: SettingsChange): Settings {
  return {
    trustFileTags: change.trustFileTags ?? settings.trustFileTags,
    confidenceThreshold: change.confidenceThreshold ?? settings.confidenceThreshold,
    analysisDepth: change.analysisDepth ?? settings.analysisDepth,
    // Null is a choice here: one for each core.
    workers: change.workers === undefined ? settings.workers : change.workers,
    theme: change.theme ?? settings.theme,
    keys: change.keys ?? settings.keys,
  };
}
