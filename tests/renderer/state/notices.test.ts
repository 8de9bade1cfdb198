// Notices: an offer to undo stands only as long as it takes back what the notice tells of.
import { afterEach, expect, it } from 'vitest';
import { notify, useNotices, withdrawUndo } from '../../../src/renderer/state/notices.ts';

const undoing = (takesBack: string) => ({ action: { label: 'Undo', run: () => undefined, takesBack } });
const offers = () => useNotices.getState().notices.map(({ text, action }) => [text, action !== null]);

afterEach(() => useNotices.setState({ notices: [] }));

it('a later change of the same takes the offer from the notice before', () => {
  notify('two tracks are jazz', undoing('tracks'));
  notify('a playlist is renamed', undoing('playlist 3'));
  notify('one track is rock', undoing('tracks'));
  expect(offers()).toEqual([
    ['two tracks are jazz', false],
    ['a playlist is renamed', true],
    ['one track is rock', true],
  ]);
});

it('after an undo no notice offers one, and other offers stand', () => {
  notify('one track is rock', undoing('tracks'));
  notify('there are more', { action: { label: 'Show all', run: () => undefined } });
  withdrawUndo();
  expect(offers()).toEqual([
    ['one track is rock', false],
    ['there are more', true],
  ]);
});
