// Files dropped onto the desktop window: one of another program opens the import with it.
import '../browser.ts';
import { expect, test } from 'vitest';

test.each(['/lists/Warm up.M3U8', '/itunes/Library.xml', '/dj/collection.nml', '/mixxx/mixxxdb.sqlite'])(
  '%s is shown as what an import would take in',
  async (path) => {
    const { addDropped } = await import('../../../src/renderer/commands/folderActions.ts');
    const { useDialog } = await import('../../../src/renderer/state/dialogs.ts');
    const { useImportChoice } = await import('../../../src/renderer/state/importChoice.ts');
    addDropped([new File([], path)]);
    expect(useDialog.getState().open).toBe('import');
    expect(useImportChoice.getState().file).toBe(path);
  },
);
