import { useEffect, useState, type ClipboardEvent, type DragEvent } from 'react';
import { firstImage, prepareImage, UnfitImage, type PreparedImage, type Unfit } from './prepare-image';

/** An image that goes with what is written next. */
export interface Attached {
  readonly image: PreparedImage;
  /** Address of it in this page. */
  readonly address: string;
}

/** One image at a time: pasted, dropped or picked, until it is sent or taken away. */
export function useAttachment(allowed: boolean) {
  const [attached, setAttached] = useState<Attached | null>(null);
  const [unfit, setUnfit] = useState<Unfit | null>(null);
  useEffect(() => {
    return () => {
      if (attached !== null) URL.revokeObjectURL(attached.address);
    };
  }, [attached]);
  const attach = (file: Blob) => {
    setUnfit(null);
    prepareImage(file).then(
      (image) => setAttached({ image, address: URL.createObjectURL(image.content) }),
      (why: unknown) => setUnfit(why instanceof UnfitImage ? why.why : 'unreadable'),
    );
  };
  const take = (event: ClipboardEvent | DragEvent, files: FileList) => {
    const file = firstImage(files);
    if (!allowed || file === undefined) return;
    event.preventDefault();
    attach(file);
  };
  return {
    attached,
    unfit,
    attach,
    remove: () => {
      setAttached(null);
      setUnfit(null);
    },
    onPaste: (event: ClipboardEvent) => take(event, event.clipboardData.files),
    onDrop: (event: DragEvent) => take(event, event.dataTransfer.files),
  };
}
