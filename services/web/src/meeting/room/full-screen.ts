/** Fills the display with the meeting, or gives it back. Phones that cannot do it do nothing. */
export async function toggleFullScreen(element: HTMLElement | null): Promise<void> {
  try {
    if (document.fullscreenElement !== null) await document.exitFullscreen();
    else await element?.requestFullscreen();
  } catch {
    // The browser did not want to: then it stays as it is.
  }
}
