import { expect, it } from 'vitest';
import { readEvents } from './event-stream';

function streamOf(...pieces: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      controller.close();
    },
  });
}

async function read(...pieces: readonly string[]): Promise<readonly string[]> {
  const events: string[] = [];
  await readEvents(streamOf(...pieces), (event, data) => events.push(`${event}=${data}`));
  return events;
}

it('reads events however they are cut', async () => {
  await expect(
    read('event: snap', 'shot\ndata: {"a"', ':1}\n', '\nevent:x\r\ndata:y\r\n\r\n'),
  ).resolves.toEqual(['snapshot={"a":1}', 'x=y']);
});

it('skips comments and joins lines', async () => {
  await expect(read(': still here\n\n', 'data: one\ndata: two\n\n')).resolves.toEqual(['message=one\ntwo']);
});

it('drops what the end cut off', async () => {
  await expect(read('data: whole\n\ndata: half')).resolves.toEqual(['message=whole']);
});
