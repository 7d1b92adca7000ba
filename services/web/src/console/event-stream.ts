/** Reads Server-Sent Events (HTML, section 9.2.6) until the stream ends; comments are skipped. */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: string, data: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true }).replaceAll('\r', '')).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) deliver(block, onEvent);
  }
}

function deliver(block: string, onEvent: (event: string, data: string) => void): void {
  const lines = block.split('\n');
  const data = values(lines, 'data');
  if (data.length > 0) onEvent(values(lines, 'event').at(-1) ?? 'message', data.join('\n'));
}

function values(lines: readonly string[], field: string): readonly string[] {
  return lines
    .filter((line) => line.startsWith(`${field}:`))
    .map((line) => line.slice(field.length + 1).replace(/^ /, ''));
}
