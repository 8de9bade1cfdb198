// Learning from corrections begins here; while it runs the button says how far it is.
import { GraduationCap } from 'lucide-react';
import type { Job } from '../../core/domain/job.ts';
import { formatShare } from '../format.ts';
import { shareOf } from '../jobs/jobText.ts';
import { messages } from '../messages.ts';
import { Button } from '../primitives/Button.tsx';
import { openDialog } from '../stores/dialogs.ts';
import { useRetraining } from './useRetraining.ts';

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
