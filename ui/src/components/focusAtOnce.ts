/**
 * For `initialFocus` of Base UI's popups: gives the element the focus as soon as the popup is in the page, and not a frame later, so
 * that what is typed right after the key that opened it goes into it and runs no command. Returns whether the popup still has to
 * find an element itself.
 */
export function focusAtOnce(element: HTMLElement | null): boolean {
  element?.focus();
  return element === null;
}
