// What a scan left out, each with the reason; what is hidden can be taken in.
import type { LeftOut } from '../../../core/domain/leftOut.ts';
import { takeIn } from '../../commands/folderActions.ts';
import { FurtherPlaces, Place, PlaceList } from '../../parts/PlaceList.tsx';
import { Button } from '../../primitives/Button.tsx';
import { leftOutWords } from '../../words/jobText.ts';
import { messages } from '../../words/messages.ts';

const words = messages.jobs;

export function LeftOutList({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  const count = leftOut.reduce((sum, group) => sum + group.count, 0);
  if (count === 0) return null;
  return (
    <PlaceList title={words.leftOut(count)}>
      {leftOut.map((group) => (
        <Group key={group.reason} group={group} />
      ))}
    </PlaceList>
  );
}

function Group({ group: { reason, count, paths } }: { readonly group: LeftOut }) {
  const rest = count - paths.length;
  return (
    <>
      {paths.map((path) => (
        <Place key={path} reason={leftOutWords[reason]} path={path}>
          {reason === 'hidden' ? (
            <Button look="quiet" aria-label={words.takeInPath(path)} onPress={() => takeIn(path)}>
              {words.takeIn}
            </Button>
          ) : null}
        </Place>
      ))}
      {rest > 0 ? (
        <FurtherPlaces>{messages.common.told(leftOutWords[reason], words.more(rest))}</FurtherPlaces>
      ) : null}
    </>
  );
}
