// Learning from corrections begins here; while it runs the button shows how far it is.
import { GraduationCap } from 'lucide-react';
import type { Job } from '../../../core/domain/job.ts';
import { Button } from '../../primitives/Button.tsx';
import { openDialog } from '../../state/dialogs.ts';
import { useRetraining } from '../../state/useRetraining.ts';
import { formatShare } from '../../words/format.ts';
import { shareOf } from '../../words/jobText.ts';
import { messages } from '../../words/messages.ts';

const words = messages.learn;

export function RetrainButton() {
  const running = useRetraining();
  return (
    <Button icon={GraduationCap} onPress={() => openDialog('retrain')}>
      {running === undefined ? words.retrain : <Running job={running} />}
    </Button>
  );
}

function Running({ job }: { readonly job: Job }) {
  const share = job.status.state === 'running' ? shareOf(job.status.progress) : null;
  return share === null ? words.running : `${words.running} ${formatShare(share)}`;
}
