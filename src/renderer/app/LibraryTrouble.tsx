// Shown on every screen while the library's file is known to be damaged: a person should not work on in it.
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { Button } from '../primitives/Button.tsx';
import { showScreen } from '../state/screen.ts';
import { api } from '../wire/api.ts';
import { backupWords as words } from '../words/backups.ts';
import css from './ConnectionBanner.module.css';

export function LibraryTrouble() {
  const { data: state } = useQuery(api.backups.state.queryOptions());
  const [problem] = state?.problems ?? [];
  return (
    <div role="status" className={css['place']}>
      {problem === undefined ? null : (
        <div className={css['banner']}>
          <TriangleAlert size={15} aria-hidden />
          <strong className={css['title']}>{words.damaged}</strong>
          <span>{words.damagedDetail(problem)}</span>
          <Button look="quiet" onPress={() => showScreen('settings')}>
            {words.showBackups}
          </Button>
        </div>
      )}
    </div>
  );
}
