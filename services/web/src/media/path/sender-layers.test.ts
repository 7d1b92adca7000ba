import { describe, expect, it, vi } from 'vitest';
import { cameraEncodings } from './camera-encodings';
import { SenderLayers } from './sender-layers';

const THREE: RTCRtpEncodingParameters[] = [
  { rid: 'q', active: false },
  { rid: 'h', active: false },
  { rid: 'f' },
];

/** A browser's sender, which refuses two changes at a time and parameters that are out of date. */
function camera(encodings: RTCRtpEncodingParameters[] = THREE) {
  let current = encodings.map((one) => ({ ...one, active: one.active ?? true }));
  let transaction = 0;
  let busy = false;
  const changes: string[] = [];
  const active = () =>
    current
      .filter((one) => one.active)
      .map(({ rid }) => rid)
      .join('');
  const sender = {
    getParameters: () =>
      ({
        transactionId: String(transaction),
        encodings: current.map((one) => ({ ...one })),
      }) as RTCRtpSendParameters,
    setParameters: async (next: RTCRtpSendParameters) => {
      if (busy || next.transactionId !== String(transaction)) throw new DOMException('', 'InvalidStateError');
      busy = true;
      await Promise.resolve();
      busy = false;
      transaction += 1;
      current = next.encodings.map((one) => ({ ...one, active: one.active === true }));
      changes.push(active());
    },
  };
  const layers = new SenderLayers(sender);
  return { layers, sender, active, changes, outdate: () => (transaction += 1) };
}

describe('SenderLayers', () => {
  it('sends what so many people may need until the relay says anything', async () => {
    // Given
    const { layers, active } = camera();
    // When
    layers.expect(1);
    await layers.settled();
    const two = active();
    layers.expect(2);
    await layers.settled();
    // Then
    expect([two, active()]).toEqual(['f', 'qhf']);
  });

  it('does as the relay says, and leaves the rest as it is', async () => {
    // Given
    const { layers, active } = camera();
    layers.expect(2);
    // When
    layers.wish(0b001, 0b100);
    await layers.settled();
    // Then
    expect(active()).toBe('qh');
  });

  it('believes the relay rather than its own guess from then on', async () => {
    // Given
    const { layers, active } = camera();
    layers.wish(0b001, 0b110);
    // When
    layers.expect(5);
    await layers.settled();
    // Then
    expect(active()).toBe('q');
  });

  it('makes one change at a time and ends with the last word', async () => {
    // Given
    const { layers, active, changes } = camera();
    // When
    layers.expect(3);
    layers.wish(0b001, 0b110);
    layers.wish(0b101, 0b010);
    layers.wish(0b001, 0b110);
    layers.wish(0b101, 0b010);
    await layers.settled();
    // Then
    expect(active()).toBe('qf');
    expect(changes.length).toBeLessThanOrEqual(2);
  });

  it('changes nothing that is so already', async () => {
    // Given
    const { layers, changes } = camera();
    layers.wish(0b101, 0b010);
    await layers.settled();
    // When
    layers.wish(0b101, 0b010);
    await layers.settled();
    // Then
    expect(changes).toHaveLength(1);
  });

  it('never stops everything', async () => {
    // Given
    const { layers, active } = camera();
    // When
    layers.wish(0, 0b111);
    await layers.settled();
    // Then
    expect(active()).toBe('f');
  });

  it('tries again when a negotiation came in between, but not for ever', async () => {
    // Given
    const { layers, sender, active, outdate } = camera();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const real = sender.setParameters;
    const set = vi.spyOn(sender, 'setParameters');
    set.mockImplementationOnce((parameters) => {
      outdate();
      return real(parameters);
    });
    // When
    layers.wish(0b111, 0);
    await layers.settled();
    const healed = active();
    set.mockReset();
    set.mockRejectedValue(new DOMException('', 'InvalidStateError'));
    layers.wish(0b001, 0b110);
    await layers.settled();
    // Then
    expect(healed).toBe('qhf');
    expect(set).toHaveBeenCalledTimes(3);
    vi.restoreAllMocks();
  });

  it('holds a camera of one layer under the ceiling, and lets it rise again', async () => {
    // Given
    const { layers, sender } = camera([{ maxBitrate: 1_200_000 }]);
    const track = { getSettings: () => ({ height: 360 }) } as MediaStreamTrack;
    Object.assign(sender, { track });
    // When
    layers.hold({ audioOnly: false, height: 180 });
    await layers.settled();
    const held = sender.getParameters().encodings[0];
    layers.hold(null);
    await layers.settled();
    // Then
    expect(held).toMatchObject({ maxBitrate: 424_264, scaleResolutionDownBy: 2, active: true });
    expect(sender.getParameters().encodings[0]).toMatchObject({
      maxBitrate: 1_200_000,
      scaleResolutionDownBy: 1,
    });
  });

  it('leaves the sizes of simulcast layers to the relay', async () => {
    // Given
    const { layers, changes } = camera();
    // When
    layers.hold({ audioOnly: false, height: 180 });
    await layers.settled();
    // Then
    expect(changes).toHaveLength(0);
  });

  it('leaves a camera of one layer alone', async () => {
    // Given
    const { layers, changes } = camera(cameraEncodings(false));
    // When
    layers.expect(3);
    layers.wish(0b1, 0b10);
    await layers.settled();
    // Then
    expect(changes).toEqual([]);
  });

  it('goes on over another path as it was, once the relay has spoken', async () => {
    // Given
    const first = camera();
    const second = camera();
    second.layers.adopt(first.layers);
    await second.layers.settled();
    const before = second.active();
    // When
    first.layers.wish(0b011, 0b100);
    second.layers.adopt(first.layers);
    await second.layers.settled();
    // Then
    expect([before, second.active()]).toEqual(['f', 'qh']);
  });

  it('makes every layer smaller by as much, and as large as it was', async () => {
    // Given
    const { layers, sender } = camera([{ rid: 'h', scaleResolutionDownBy: 2 }, { rid: 'f' }]);
    const scales = () => sender.getParameters().encodings.map((one) => one.scaleResolutionDownBy);
    // When
    layers.scaleDown(2);
    await layers.settled();
    const small = scales();
    layers.scaleDown(1);
    await layers.settled();
    // Then
    expect([small, scales()]).toEqual([
      [4, 2],
      [2, 1],
    ]);
  });

  it('changes nothing of a camera that is as large as it is to be', async () => {
    // Given
    const { layers, changes } = camera([{ maxBitrate: 1 }]);
    // When
    layers.scaleDown(1);
    await layers.settled();
    // Then
    expect(changes).toEqual([]);
  });
});
