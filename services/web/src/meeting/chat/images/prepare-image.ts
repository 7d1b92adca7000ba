import { LARGEST_IMAGE } from '../../../api/chat-images';
import type { ChatImage } from '../../../api/types';

/** An image as it is sent. */
export interface PreparedImage extends ChatImage {
  readonly content: Blob;
}

/** Why an image is not sent. */
export type Unfit = 'kind' | 'unreadable' | 'too-large';

/** An image that cannot be sent. */
export class UnfitImage extends Error {
  readonly why: Unfit;

  constructor(why: Unfit) {
    super(why);
    this.name = 'UnfitImage';
    this.why = why;
  }
}

export const IMAGE_KINDS = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;

/** Enough to read a page on a large display. */
const LONGEST_SIDE = 2_560;

/** What is larger than this, in bytes, is encoded with loss. */
const LARGEST_LOSSLESS = 1024 * 1024;
const QUALITY = 0.86;

/**
 * Makes an image fit to be sent: drawn anew, so that nothing goes with it but its pixels (photographs say where they
 * were taken), smaller if it is very large. A GIF may move and goes as it is. Rejects with UnfitImage.
 */
export async function prepareImage(file: Blob): Promise<PreparedImage> {
  if (!IMAGE_KINDS.some((kind) => kind === file.type)) throw new UnfitImage('kind');
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new UnfitImage('unreadable');
  });
  try {
    const prepared = file.type === 'image/gif' ? asItIs(file, bitmap) : await drawn(bitmap, file.type);
    if (prepared.content.size > LARGEST_IMAGE) throw new UnfitImage('too-large');
    return prepared;
  } finally {
    bitmap.close();
  }
}

/** The first image among what was pasted, dropped or picked. */
export function firstImage(files: Iterable<File>): File | undefined {
  return [...files].find(({ type }) => type.startsWith('image/'));
}

/** Both sides, smaller in proportion where one is longer than allowed. */
export function fitted(width: number, height: number, longest = LONGEST_SIDE): [number, number] {
  const scale = Math.min(1, longest / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

function asItIs(content: Blob, { width, height }: ImageBitmap): PreparedImage {
  return { content, mediaType: content.type, width, height };
}

async function drawn(bitmap: ImageBitmap, kind: string): Promise<PreparedImage> {
  const [width, height] = fitted(bitmap.width, bitmap.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new UnfitImage('unreadable');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  const content = await encoded(canvas, kind);
  return { content, mediaType: content.type, width, height };
}

/** Of the same kind, or as WebP if that were too large: pasted screens are sharp, photographs are not. */
async function encoded(canvas: HTMLCanvasElement, kind: string): Promise<Blob> {
  const same = await blob(canvas, kind);
  return same.size <= LARGEST_LOSSLESS || kind !== 'image/png' ? same : blob(canvas, 'image/webp');
}

function blob(canvas: HTMLCanvasElement, kind: string): Promise<Blob> {
  return new Promise((done, failed) => {
    canvas.toBlob(
      (content) => {
        if (content === null) failed(new UnfitImage('unreadable'));
        else done(content);
      },
      kind,
      QUALITY,
    );
  });
}
