/** A `ref` of what comes in the place of the button that was pressed, for those who use the keyboard. */
export const takeFocus = (element: HTMLElement | null) => element?.focus();
