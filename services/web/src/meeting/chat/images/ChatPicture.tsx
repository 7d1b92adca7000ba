import { ImageOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatImage, ChatMessage } from '../../../api/types';
import { Sheet } from '../../../design/Sheet';
import type { ChatImages } from './chat-images';
import { fitted } from './prepare-image';

const WIDEST = 224;
const HIGHEST = 192;
const SMALLEST = 48;

interface Props {
  readonly message: ChatMessage;
  readonly image: ChatImage;
  readonly images: ChatImages;
}

/** An image of the chat, small; opens large. It is asked for once it comes into view. */
export function ChatPicture({ message, image, images }: Props) {
  const { t } = useTranslation();
  const [large, setLarge] = useState(false);
  const { address, failed, retry, place } = useAddress(images, message.id);
  const [width, height] = thumbnail(image);
  const alt = message.text === '' ? t('chat.imageBy', { name: message.name }) : message.text;
  if (failed) {
    return (
      <p className="chat-picture-away muted small">
        <ImageOff size={16} aria-hidden /> {t('chat.imageAway')}{' '}
        <button type="button" className="button small" onClick={retry}>
          {t('common.retry')}
        </button>
      </p>
    );
  }
  return (
    <>
      <button
        ref={place}
        type="button"
        className="chat-picture"
        aria-label={t('chat.imageOpen', { alt })}
        style={{ width: `${width}px`, aspectRatio: `${width} / ${height}` }}
        disabled={address === null}
        onClick={() => setLarge(true)}
      >
        {address !== null && <img src={address} alt={alt} />}
      </button>
      <Sheet
        open={large}
        title={t('chat.imageBy', { name: message.name })}
        {...(message.text === '' ? {} : { text: message.text })}
        onClose={() => setLarge(false)}
      >
        {address !== null && <img className="chat-picture-large" src={address} alt={alt} />}
      </Sheet>
    </>
  );
}

/** Pixels; room for it is there before it is, and a finger finds even a picture of one pixel. */
function thumbnail({ width, height }: ChatImage): [number, number] {
  const [low, high] = fitted(width, height, WIDEST);
  const wide = high <= HIGHEST ? low : (width * HIGHEST) / height;
  return [Math.max(SMALLEST, wide), Math.max(SMALLEST, Math.min(high, HIGHEST))];
}

/** The picture's address, once the place where it belongs was seen. */
function useAddress(images: ChatImages, messageId: string) {
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [seen, setSeen] = useState(false);
  const place = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (seen || place.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [seen]);
  useEffect(() => {
    if (!seen || failed) return;
    let here = true;
    images.address(messageId).then(
      (found) => here && setAddress(found),
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, [images, messageId, seen, failed]);
  return { address, failed, retry: () => setFailed(false), place };
}
