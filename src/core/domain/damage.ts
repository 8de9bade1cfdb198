// Stored values that cannot be read: which they are, and what that means, in a sentence.
import * as z from 'zod';

export const unreadableSchema = z.object({
  what: z.enum(['setting', 'model', 'playlist', 'vocabulary', 'ear', 'activity']),
  /** Its name or number. */
  which: z.string(),
});
export type Unreadable = z.infer<typeof unreadableSchema>;

export function unreadableText({ what, which }: Unreadable): string {
  switch (what) {
    case 'setting':
      return `The setting ‘${which}’ is damaged: its default counts until it is set anew.`;
    case 'model':
      return `What is stored of model ${which} is damaged: it is left out. Another model can be used, or a backup gone back to.`;
    case 'playlist':
      return `Playlist ${which} is damaged: it is not shown, and kept as it is. A backup may have it whole.`;
    case 'vocabulary':
      return 'Your changes to the vocabulary are damaged: it is used as it ships, and they are kept as they are.';
    case 'ear':
      return `What is stored of the ear ${which} is damaged: it is left out. Add it again from its file.`;
    case 'activity':
      return `What is stored of a past activity (${which}) is damaged: it is not shown.`;
  }
}
