/** What `RTCRtpSender` says of one of its streams. */
interface Outbound {
  readonly type: string;
  readonly packetsSent?: number;
  readonly framesSent?: number;
}

type WatchedSender = Pick<RTCRtpSender, 'track' | 'getStats'>;

/** An encoder that has just begun is believed after so many frames, sound after so many packets. */
const FRAMES = 5;
const PACKETS = 5;

/** Statistics cost the page a moment. */
const LOOK_MILLIS = 100;

/** Whether every sender that has a track has sent something of it since the beginning. */
export class SendingWatch {
  readonly #senders: () => readonly WatchedSender[];
  #before = new Map<WatchedSender, number>();
  #flows = false;
  #looking = false;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(senders: () => readonly WatchedSender[]) {
    this.#senders = senders;
  }

  begin(): void {
    this.#flows = false;
    this.#before = new Map();
  }

  /** As of the last look; asking now and then makes another one. */
  get flows(): boolean {
    const due = performance.now() - this.#lookedAt > LOOK_MILLIS;
    if (!this.#flows && !this.#looking && due) void this.look();
    return this.#flows;
  }

  async look(): Promise<void> {
    this.#looking = true;
    this.#lookedAt = performance.now();
    const before = this.#before;
    const senders = this.#senders().filter(({ track }) => track !== null);
    const flowing = await Promise.all(senders.map((sender) => hasSent(sender, before)));
    if (before === this.#before) this.#flows = flowing.every((one) => one);
    this.#looking = false;
  }
}

async function hasSent(sender: WatchedSender, before: Map<WatchedSender, number>): Promise<boolean> {
  const video = sender.track?.kind === 'video';
  const streams = [...(await sender.getStats()).values()] as Outbound[];
  const count = streams
    .filter((stream) => stream.type === 'outbound-rtp')
    .reduce((sum, stream) => sum + ((video ? stream.framesSent : stream.packetsSent) ?? 0), 0);
  const began = before.get(sender);
  if (began === undefined) before.set(sender, count);
  return count >= (began ?? count) + (video ? FRAMES : PACKETS);
}
