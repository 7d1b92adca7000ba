import { streamKey } from './connection-quality';
import type { StreamSample } from './stream-sample';

/** So many looks in a row, two seconds apart: a speaker who pauses for breath is none who is not heard. */
const LOOKS = 2;

/** Whether what others say arrives: they speak, as the relay says, and their streams bring nothing. */
export class Hearing {
  #missed = 0;

  /** Takes two samples of each stream, the earlier ones by their keys. True while nothing of others is heard. */
  look(
    speaking: ReadonlySet<string>,
    before: ReadonlyMap<string, StreamSample>,
    now: readonly StreamSample[],
  ): boolean {
    const voices = now.filter((sample) => isVoiceOf(sample, speaking) && before.has(streamKey(sample)));
    if (voices.length === 0) return this.#missed >= LOOKS;
    const arrives = voices.some(
      (sample) => (sample.packetsReceived ?? 0) > (before.get(streamKey(sample))?.packetsReceived ?? 0),
    );
    this.#missed = arrives ? 0 : this.#missed + 1;
    return this.#missed >= LOOKS;
  }
}

function isVoiceOf(sample: StreamSample, people: ReadonlySet<string>): boolean {
  const { active, direction, source, remoteParticipantId } = sample;
  const isVoice = active && direction === 'inbound' && source === 'microphone';
  return isVoice && remoteParticipantId !== null && people.has(remoteParticipantId);
}
