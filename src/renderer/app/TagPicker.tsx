// Tags the selected tracks, with several tags at once.
import { useState } from 'react';
import { changeTags } from '../commands/trackTagActions.ts';
import { TagDialog } from '../parts/trackTags/TagDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { selectedIds } from '../state/list/view.ts';

export function TagPicker() {
  // The selection as it was when the picker opened: the tags are said of these.
  const [trackIds] = useState(selectedIds);
  return (
    <TagDialog
      trackIds={trackIds}
      onSay={(added, taken) => changeTags(trackIds, added, taken)}
      onClose={closeDialog}
    />
  );
}
