// Keeps the URL at the place that the person is at, and leads there when the browser goes back or forward, or is reloaded.
import * as z from 'zod';
import { closeDialog, useDialog } from '../dialogs.ts';
import { focusGrid, gridId } from '../focus.ts';
import { emptySelection, type Selection } from '../list/selection.ts';
import { setSelection, useView } from '../list/view.ts';
import { hashOf, placeOf } from './hash.ts';
import { currentPlace, goTo, type Place, placeStores, startPlace } from './place.ts';
import { wantScroll } from './scroll.ts';
import { isStep } from './steps.ts';

/** How the list stood when the person left. */
interface Left {
  readonly selection: Selection;
  readonly top: number;
}

interface Entry {
  /** Its place in the browser's history, counted from where the page was opened. */
  readonly index: number;
  readonly place: Place;
  readonly hash: string;
}

const stateSchema = z.object({ index: z.int().min(0) });
/** Typing on changes the hash so often at most; browsers stop pages that do it all the time. */
const settleMs = 250;

/** By the index of the entry. */
const left = new Map<number, Left>();
let here: Entry = { index: 0, place: startPlace, hash: '' };
/** How the list stood before the first of the changes that the next look at the place will find. */
let leaving: Left | null = null;
let isArriving = false;
let settling: ReturnType<typeof setTimeout> | undefined;

/** To be called once, before anything is asked for: what is listed first is what the URL names. */
export function followHistory(): void {
  const place = placeOf(location.hash) ?? startPlace;
  arriveAt(place);
  enter({ index: indexOf(history.state) ?? 0, place, hash: hashOf(place) });
  useView.subscribe((now, before) => {
    if (now.view !== before.view || now.search !== before.search || now.filter !== before.filter)
      noteChange(before.selection);
  });
  for (const store of placeStores) store.subscribe(() => noteChange(useView.getState().selection));
  addEventListener('popstate', (event) => moved(event.state));
  addEventListener('pagehide', settle);
}

/** What is changed together, one store after the other, is one step. */
function noteChange(selection: Selection): void {
  if (isArriving) return;
  if (leaving === null) queueMicrotask(look);
  leaving ??= { selection, top: scrolled() };
}

function look(): void {
  const before = leaving;
  leaving = null;
  const place = currentPlace();
  const hash = hashOf(place);
  if (before === null || hash === here.hash) return;
  if (!isStep(here.place, place)) {
    here = { ...here, place, hash };
    settling ??= setTimeout(settle, settleMs);
    return;
  }
  settle();
  left.set(here.index, before);
  for (const index of left.keys()) if (index > here.index) left.delete(index);
  here = { index: here.index + 1, place, hash };
  history.pushState({ index: here.index }, '', hash);
}

/** The URL is what it should be. */
function settle(): void {
  clearTimeout(settling);
  settling = undefined;
  if (location.hash !== here.hash) history.replaceState({ index: here.index }, '', here.hash);
}

function enter(entry: Entry): void {
  here = entry;
  history.replaceState({ index: here.index }, '', here.hash);
}

/** By the browser: back, forward, or to a hash that was typed. */
function moved(state: unknown): void {
  const index = indexOf(state) ?? here.index + 1;
  if (index === here.index && location.hash === here.hash) return;
  if (closedSomething()) {
    // What lay above the page is gone, and the page stays where it is.
    if (index === here.index) settle();
    else history.go(here.index - index);
    return;
  }
  clearTimeout(settling);
  settling = undefined;
  left.set(here.index, { selection: useView.getState().selection, top: scrolled() });
  const place = placeOf(location.hash) ?? startPlace;
  arriveAt(place);
  enter({ index, place, hash: hashOf(place) });
  if (place.screen !== 'library') return;
  const stood = left.get(index);
  setSelection(stood?.selection ?? emptySelection);
  wantScroll(stood?.top ?? 0);
  // What was focused may have gone with its screen.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusGrid();
  });
}

function arriveAt(place: Place): void {
  isArriving = true;
  try {
    goTo(place);
  } finally {
    isArriving = false;
  }
}

/** Dialogs and menus are no places: going back closes them, as the gesture does everywhere. */
function closedSomething(): boolean {
  if (useDialog.getState().open !== null) {
    closeDialog();
    return true;
  }
  const above = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"]')].at(-1);
  if (above === undefined) return false;
  const target = above.contains(document.activeElement) ? document.activeElement : above;
  target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  return true;
}

function scrolled(): number {
  return document.getElementById(gridId)?.scrollTop ?? 0;
}

/** Null for an entry that somebody else made. */
function indexOf(state: unknown): number | null {
  return stateSchema.safeParse(state).data?.index ?? null;
}
