// Plans how a file's bytes change when its tags do, and reads those tags; nothing is written here.
import { openContainer } from './containers.ts';
import type { TagFormat, TagPlan, TagRefusal, TagSource, TagValues, WantedTags } from './plan.ts';
import { orRefusal, Refused } from './refused.ts';
import { differing, valuesOf, wantedSlots } from './slots.ts';
import { assembled, piecesOf, soundAfter } from './stretches.ts';

/**
 * The new file as pieces, or why there is none. The plan is read again before it is handed out: it says what is wanted as
 * far as the format holds it, and of the other fields what was there. Throws what `source.read` throws, and nothing else.
 */
export async function planTags(source: TagSource, tags: WantedTags): Promise<TagPlan | TagRefusal> {
  return await orRefusal(async (): Promise<TagPlan> => {
    const wanted = wantedSlots(tags);
    const file = await openContainer(source);
    const before = valuesOf(file.values);
    const { edits, sound } = await file.plan(wanted);
    const pieces = piecesOf(source.size, edits);
    const again = await openContainer(assembled(source, pieces));
    const after = valuesOf(again.values);
    const changed = differing(before, after).filter((field) => tags[field] === undefined);
    if (changed.length > 0) throw new Refused('cannotSay', `It would also change ${changed.join(', ')}`);
    if ((await again.plan(wanted)).edits.length > 0)
      throw new Refused('cannotSay', 'The tag would be read as something else');
    const format = again.format ?? file.format;
    if (format === null) throw new Refused('unknownFormat', 'No tags that can be written belong to it');
    return { kind: 'plan', format, before, after, pieces, sound: soundAfter(sound, edits) };
  });
}

/** What a file's tags say, or why they cannot be written. */
export async function readTagFields(
  source: TagSource,
): Promise<
  { readonly kind: 'tags'; readonly format: TagFormat | null; readonly values: TagValues } | TagRefusal
> {
  return await orRefusal(async () => {
    const { format, values } = await openContainer(source);
    return { kind: 'tags' as const, format, values: valuesOf(values) };
  });
}
