/** The same JPEG with a comment that says what it is, behind its first segment: JFIF wants that one to be first. */
export function markSynthetic(jpeg: Uint8Array, words: string): Uint8Array {
  const text = Buffer.from(words);
  const length = text.length + 2;
  const behindFirst = 4 + ((jpeg[4]! << 8) | jpeg[5]!);
  return Buffer.concat([
    jpeg.subarray(0, behindFirst),
    Buffer.from([0xff, 0xfe, length >> 8, length & 255]),
    text,
    jpeg.subarray(behindFirst),
  ]);
}
