import { expect, it } from 'vitest';
import { tcpApart } from './tcp-candidates';

const UDP = 'a=candidate:1 1 udp 2130706431 192.0.2.7 5000 typ host\r\n';
const TCP = 'candidate:2 1 tcp 2124414975 192.0.2.7 5000 typ host tcptype passive';
const END = 'a=end-of-candidates\r\n';

it('takes TCP candidates out of every section, and tells each once', () => {
  // Given
  const section = `${UDP}a=${TCP}\r\n${END}`;

  // When
  const { answer, tcp } = tcpApart(`m=audio 5000\r\n${section}m=video 5000\r\n${section}`);

  // Then
  expect(answer).toBe(`m=audio 5000\r\n${UDP}m=video 5000\r\n${UDP}`);
  expect(tcp).toEqual([{ candidate: TCP, sdpMLineIndex: 0 }]);
});

it('leaves an answer without them as it is', () => {
  expect(tcpApart(UDP + END)).toEqual({ answer: UDP + END, tcp: [] });
});
