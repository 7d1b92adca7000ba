import { expect, it } from 'vitest';
import { beginningAt, withoutMsid } from './sdp';

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

it('asks for the start rate in every line with pictures, beside what stands there', () => {
  // Given
  const audio = ['m=audio 9 UDP 111', 'a=rtpmap:111 opus/48000/2', 'a=fmtp:111 useinbandfec=1'];
  const plain = ['m=video 9 UDP 96 97', 'a=rtpmap:96 VP8/90000', 'a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=96'];
  const described = ['m=video 9 UDP 98', 'a=rtpmap:98 VP9/90000', 'a=fmtp:98 profile-id=0', 'a=mid:2'];
  const sdp = ['v=0', ...audio, ...plain, ...described, ''].join('\r\n');
  // When
  const answer = beginningAt(sdp, 840_000);
  // Then
  const [version, rtpmap] = plain;
  const begins = [version, rtpmap, 'a=fmtp:96 x-google-start-bitrate=840', ...plain.slice(2)];
  const more = described.with(2, 'a=fmtp:98 profile-id=0;x-google-start-bitrate=840');
  expect(answer).toBe(['v=0', ...audio, ...begins, ...more, ''].join('\r\n'));
});
