import { expect, it } from 'vitest';
import { preferred } from './codecs';

const codec = (mimeType: string) => ({ mimeType });

it('offers sound that repeats itself before plain sound, and nothing else', () => {
  // Given
  const all = ['audio/opus', 'audio/G722', 'audio/red', 'audio/PCMU'].map(codec);
  // When
  const offered = preferred(all, 'audio');
  // Then
  expect(offered.map((one) => one.mimeType)).toEqual(['audio/red', 'audio/opus']);
});

it('offers plain sound where the browser knows no other', () => {
  // Given
  const all = ['audio/opus', 'audio/PCMU'].map(codec);
  // When
  const offered = preferred(all, 'audio');
  // Then
  expect(offered.map((one) => one.mimeType)).toEqual(['audio/opus']);
});

it('leaves the order to browsers without the codec that everybody needs', () => {
  // Given
  const all = ['video/H264', 'video/rtx'].map(codec);
  // When
  const offered = preferred(all, 'video');
  // Then
  expect(offered).toEqual([]);
});
