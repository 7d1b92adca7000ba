import { expect, it } from 'vitest';
import { withoutMsid } from './sdp';

it('takes out the ids of streams and leaves everything else', () => {
  // Given
  const lines = [
    'v=0',
    'a=msid-semantic: WMS *',
    'm=audio 9 UDP 111',
    'a=msid:relay idle',
    'a=ssrc:7 cname:x',
  ];
  const sdp = [...lines, 'a=ssrc:7 msid:relay idle', 'a=mid:3', ''].join('\r\n');
  // When
  const clean = withoutMsid(sdp);
  // Then
  expect(clean).toBe(
    ['v=0', 'a=msid-semantic: WMS *', 'm=audio 9 UDP 111', 'a=ssrc:7 cname:x', 'a=mid:3', ''].join('\r\n'),
  );
});
