// Hearing: the ears that a person brought, how much each has heard, using or removing one, adding another.
import { useQuery } from '@tanstack/react-query';
import { Ear, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { EarState } from '../../../core/domain/earState.ts';
import { addEar, setEarInUse } from '../../commands/earActions.ts';
import { Failures } from '../../parts/Failures.tsx';
import { Button, IconButton } from '../../primitives/Button.tsx';
import { Checkbox } from '../../primitives/fields/Choice.tsx';
import { LoadFailed } from '../../primitives/LoadFailed.tsx';
import { openDialog } from '../../state/dialogs.ts';
import { api } from '../../wire/api.ts';
import { runningJobs } from '../../wire/jobList.ts';
import { earWords as words } from '../../words/ears.ts';
import { Group, Line } from './Group.tsx';
import css from './Hearing.module.css';
import { ListeningJob } from './ListeningJob.tsx';
import { RemoveEarDialog } from './RemoveEarDialog.tsx';
import { Trouble } from './Trouble.tsx';

/** While it is listened, the numbers grow. */
const growEveryMs = 2000;

export function Hearing() {
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  const listening = runningJobs(jobs ?? []).find(({ kind }) => kind === 'listen');
  const { data, isError, error, refetch } = useQuery(
    api.ears.list.queryOptions({ refetchInterval: listening === undefined ? false : growEveryMs }),
  );
  const [removing, setRemoving] = useState<EarState | null>(null);
  return (
    <Group part="ears" title={words.title}>
      {data === undefined && isError ? (
        <LoadFailed title={words.loadFailed} error={error} onAgain={refetch} />
      ) : null}
      {data?.ears.length === 0 ? (
        <div className={css['about']}>
          <p>{words.about}</p>
          <p>{words.where}</p>
        </div>
      ) : null}
      {(data?.ears ?? []).map((ear) => (
        <div key={ear.sha256} className={css['ear']}>
          <Line name={ear.name} detail={words.facts(ear)}>
            <Checkbox
              aria-label={words.use(ear.name)}
              isSelected={ear.inUse}
              onChange={(inUse) => setEarInUse(ear, inUse)}
            >
              {words.inUse}
            </Checkbox>
            <IconButton icon={Trash2} label={words.remove(ear.name)} onPress={() => setRemoving(ear)} />
          </Line>
          <HowItStands ear={ear} />
        </div>
      ))}
      {listening === undefined ? null : <ListeningJob job={listening} />}
      <div className={css['buttons']}>
        <Button icon={Ear} onPress={addEar}>
          {words.add}
        </Button>
      </div>
      {removing === null ? null : <RemoveEarDialog ear={removing} onClose={() => setRemoving(null)} />}
    </Group>
  );
}

function HowItStands({ ear }: { readonly ear: EarState }) {
  const { copy, inUse, heard, failed, of, failure, learnedWith } = ear;
  const isDone = inUse && of > 0 && heard + failed >= of;
  if (copy !== 'whole') return <Trouble title={words.copies[copy]}>{words.copyDetail}</Trouble>;
  return (
    <div className={css['state']}>
      <div className={css['after']}>
        <p>{words.heard(ear)}</p>
        {isDone && !learnedWith ? (
          <Button look="quiet" onPress={() => openDialog('retrain')}>
            {words.learn}
          </Button>
        ) : null}
      </div>
      {failure === null ? null : <Failures title={words.failures} failures={[failure]} />}
    </div>
  );
}
