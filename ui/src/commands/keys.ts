/** Keys as people write them, and the one listener. */
import type { Command, Context, Scope } from "./command";

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Returns a key press as `mod+alt+shift+key`; shift is left out where it is part of the letter typed (`?`). */
export function keyOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): string {
  const parts: string[] = [];
  if (isMac ? event.metaKey : event.ctrlKey) parts.push("mod");
  if (isMac && event.ctrlKey) parts.push("ctrl");
  if (!isMac && event.metaKey) parts.push("meta");
  if (event.altKey) parts.push("alt");
  const key = event.key === " " ? "Space" : event.key;
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  if (event.shiftKey && (isLetter || key.length > 1)) parts.push("shift");
  parts.push(isLetter ? key.toLowerCase() : key);
  return parts.join("+");
}

const glyphs: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Delete: "Del",
  PageUp: "PgUp",
  PageDown: "PgDn",
};

/** Returns a key for people to read. */
export function keyLabel(key: string): string {
  return key
    .split(/\+(?=.)/)
    .map((part) => {
      if (part === "mod") return isMac ? "⌘" : "Ctrl";
      if (part === "shift") return isMac ? "⇧" : "Shift";
      if (part === "alt") return isMac ? "⌥" : "Alt";
      return glyphs[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    })
    .join(isMac ? "" : "+");
}

/** Whether typing goes into this element. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === "TEXTAREA" || target.tagName === "SELECT") return true;
  if (target.tagName !== "INPUT") return false;
  return !["checkbox", "radio", "range", "button", "submit", "color", "file"].includes((target as HTMLInputElement).type);
}

/** Whether a menu or a dialog has the keyboard. */
function inLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"],[role="dialog"],[role="alertdialog"],[role="listbox"]') !== null;
}

/** Whether a menu or a dialog is open that is about to have the keyboard, and doesn't have it yet. */
function layerWaits(target: EventTarget | null): boolean {
  const layer = document.querySelector('[data-modal],[role="menu"]');
  return layer !== null && !inLayer(target);
}

/** Whether the element does something itself on this key. */
function actsItself(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (key === "Enter" || key === "Space") {
    return target.closest('button,a[href],summary,[role="button"],[role="tab"],[role="switch"],[role="checkbox"]') !== null;
  }
  if (/^(Arrow|Home|End|Page)/.test(key)) {
    return target.closest('[role="slider"],[role="tablist"],[role="tree"],[role="radiogroup"],input') !== null;
  }
  return false;
}

export type Bindings = ReadonlyMap<string, readonly Command[]>;

/** Returns commands by key, with what was rebound. */
export function bind(commands: readonly Command[], rebound: Readonly<Record<string, readonly string[]>>): Bindings {
  const bindings = new Map<string, Command[]>();
  for (const command of commands) {
    for (const key of rebound[command.id] ?? command.keys) {
      const there = bindings.get(key);
      if (there === undefined) bindings.set(key, [command]);
      else there.push(command);
    }
  }
  return bindings;
}

/** Returns the one command that a key means here, if any. */
export function commandFor(
  event: KeyboardEvent,
  bindings: Bindings,
  scope: Scope,
  context: () => Context,
): Command | null {
  // 229 is what an input method sends while a character is composed.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return null;
  const key = keyOf(event);
  const text = takesText(event.target);
  const candidates = bindings.get(key);
  if (candidates === undefined) return null;
  // What no text takes: with ctrl or cmd, and the keys above the numbers.
  const modified = key.startsWith("mod+") || /^(shift\+)?F\d+$/.test(key);
  for (const command of candidates) {
    if (command.scopes !== undefined && !command.scopes.includes(scope)) continue;
    if (text && !(command.inText === true && modified)) continue;
    if (!text && inLayer(event.target) && !(command.inText === true && modified) && scopeOf(event.target) !== scope) continue;
    if (!text && !modified && layerWaits(event.target)) continue;
    if (!text && actsItself(event.target, key)) continue;
    if (command.when !== undefined && !command.when(context())) continue;
    return command;
  }
  return null;
}

/** Returns the scope that an element says it belongs to, as viewer and compare do of themselves. */
function scopeOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>("[data-scope]")?.dataset["scope"] ?? null;
}
