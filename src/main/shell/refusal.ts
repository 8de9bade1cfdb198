// What a person sees when the app cannot start: why, and for a library that cannot be used its last good backup.
import { AppError } from '../../core/domain/errors.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { sentence } from '../../core/languages/sentences.ts';
import type { Electron, ShellWindow } from './electron.ts';

const say = messagesOf('shell');

/** The backups of a library that is not open. */
export interface Rescue {
  /** The date of the last good backup; null when there is none. */
  lastBackup(): string | null;
  /** Lets it take the library's place. */
  goBack(): void;
}

/** Does nothing by itself: only who chooses it goes back, and the app starts anew. */
export function showRefusal(
  { app, dialog }: Pick<Electron<ShellWindow>, 'app' | 'dialog'>,
  error: unknown,
  rescue: Rescue,
): void {
  const title = say('startTitle');
  const message = sentence(error instanceof Error ? error.message : String(error));
  const date = error instanceof AppError && error.kind === 'library-unusable' ? rescue.lastBackup() : null;
  if (date === null) {
    dialog.showErrorBox(title, message);
    app.exit(1);
    return;
  }
  const answer = dialog.showMessageBoxSync({
    type: 'error',
    title,
    message: title,
    detail: `${message}\n\n${say('goBackDetail')}`,
    buttons: [say('quit'), say('goBack', { date })],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (answer !== 1) {
    app.exit(1);
    return;
  }
  try {
    rescue.goBack();
    app.relaunch();
    app.exit(0);
  } catch (failure) {
    dialog.showErrorBox(title, sentence(failure instanceof Error ? failure.message : String(failure)));
    app.exit(1);
  }
}
