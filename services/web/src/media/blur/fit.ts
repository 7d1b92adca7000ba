export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The largest box of these proportions in the middle of a frame, in whole pixels: a phone held upright is not squeezed. */
export function fit(width: number, height: number, frameWidth: number, frameHeight: number): Box {
  const scale = Math.min(frameWidth / width, frameHeight / height);
  const fitted = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return {
    x: Math.floor((frameWidth - fitted.width) / 2),
    y: Math.floor((frameHeight - fitted.height) / 2),
    ...fitted,
  };
}
