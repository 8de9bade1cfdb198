// The menus of things: opened by a right click, by Shift+F10 and by the menu key, wherever an element says which thing it is.
import { Fragment, useEffect, useState } from 'react';
import { menuOfThing, type ThingMenu } from '../commands/things/menus.ts';
import { RowMenu } from '../features/table/rows/RowMenu.tsx';
import { MenuAt, MenuItem, MenuLine, type Point } from '../primitives/Menu.tsx';
import { thingSchema } from '../state/thing.ts';
import { openThingMenu, useThingMenu } from '../state/thingMenu.ts';
import { thingWords as words } from '../words/things.ts';

const close = (): void => openThingMenu(null);

export function ThingMenus() {
  const open = useThingMenu((state) => state.open);
  useEffect(listen, []);
  if (open === null) return null;
  return open.thing === null ? (
    <RowMenu at={open.at} onClose={close} />
  ) : (
    <MenuOfThing key={open.thing} thing={open.thing} at={open.at} />
  );
}

function MenuOfThing({ thing, at }: { readonly thing: string; readonly at: Point }) {
  const [menu, setMenu] = useState<ThingMenu | null>(null);
  useEffect(() => {
    let isWanted = true;
    void menuOfThing(thingSchema.parse(JSON.parse(thing))).then((made) => {
      if (!isWanted) return;
      if (made === null) close();
      else setMenu(made);
    });
    return () => {
      isWanted = false;
    };
  }, [thing]);
  if (menu === null) return null;
  return (
    <MenuAt label={words.menuOf(menu.name)} at={at} onClose={close}>
      {menu.parts.map((part, i) => (
        <Fragment key={part[0]?.id}>
          {i === 0 ? null : <MenuLine />}
          {part.map(({ id, icon, name, danger = false, run }) => (
            <MenuItem key={id} icon={icon} name={name} danger={danger} onAction={() => onceClosed(run)} />
          ))}
        </Fragment>
      ))}
    </MenuAt>
  );
}

/** A closing menu gives the focus back a frame later; a dialog takes it from there, and gives it back to there. */
function onceClosed(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

function listen(): () => void {
  document.addEventListener('contextmenu', onContextMenu);
  // Before lists take the keys for themselves.
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    document.removeEventListener('contextmenu', onContextMenu);
    window.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}

function onContextMenu(event: MouseEvent): void {
  if (event.defaultPrevented || !(event.target instanceof Element)) return;
  // Some systems send it once more after the key has opened the menu.
  if (event.target.closest('[role="menu"]') !== null) event.preventDefault();
  const thing = thingAt(event.target);
  if (thing === null) return;
  event.preventDefault();
  openThingMenu({ thing, at: { x: event.clientX, y: event.clientY } });
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
  const focused = document.activeElement;
  const active = document.getElementById(focused?.getAttribute('aria-activedescendant') ?? '') ?? focused;
  const thing = active === null ? null : thingAt(active);
  if (active === null || thing === null) return;
  // It goes on its way: what moves the focus has to know that a key was pressed.
  event.preventDefault();
  const { left, bottom } = active.getBoundingClientRect();
  openThingMenu({ thing, at: { x: left + 24, y: bottom } });
}

function thingAt(element: Element): string | null {
  return element.closest('[data-menu]')?.getAttribute('data-menu') ?? null;
}
