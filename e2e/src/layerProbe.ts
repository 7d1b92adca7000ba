import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { pause } from './figures.ts';

/** What one browser has sent of one simulcast layer (RFC 8853), over all its connections (W3C webrtc-stats). */
export interface SentLayer {
  readonly framesEncoded: number;
  readonly bytesSent: number;
  readonly encodeSeconds: number;
}

interface ProbeWindow extends Window {
  layerProbe?: { read(): Promise<({ readonly rid: string } & SentLayer)[]> };
}

const NOTHING: SentLayer = { framesEncoded: 0, bytesSent: 0, encodeSeconds: 0 };

/** To be called before the page is opened. */
export async function installLayerProbe(page: Page): Promise<void> {
  await page.addInitScript({ path: fileURLToPath(new URL('./layerProbe.page.js', import.meta.url)) });
}

/** What has been sent until now, by rid. */
export async function sentLayers(page: Page): Promise<ReadonlyMap<string, SentLayer>> {
  const streams = (await page.evaluate(() => (window as ProbeWindow).layerProbe?.read())) ?? [];
  const layers = new Map<string, SentLayer>();
  for (const { rid, ...more } of streams) layers.set(rid, combine(layers.get(rid) ?? NOTHING, more, 1));
  return layers;
}

/** What is sent within so long, by rid. */
export async function sentWithin(page: Page, millis: number): Promise<ReadonlyMap<string, SentLayer>> {
  const before = await sentLayers(page);
  await pause(millis);
  const after = await sentLayers(page);
  return new Map([...after].map(([rid, now]) => [rid, combine(now, before.get(rid) ?? NOTHING, -1)]));
}

function combine(one: SentLayer, other: SentLayer, sign: 1 | -1): SentLayer {
  return {
    framesEncoded: one.framesEncoded + sign * other.framesEncoded,
    bytesSent: one.bytesSent + sign * other.bytesSent,
    encodeSeconds: one.encodeSeconds + sign * other.encodeSeconds,
  };
}
