import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/provenance/index.ts';

const read = (text: string) => readManifest(Buffer.from(text));

describe('reading a manifest', () => {
  it('gives the value that the text means', () => {
    expect(read('{"a": [1, {"a": "}\\"{", "b\\u0061": null}], "b": {"a": 2}}')).toEqual({
      a: [1, { a: '}"{', ba: null }],
      b: { a: 2 },
    });
  });

  it.each([
    ['the same name twice', '{"a": 1, "b": {"c": 1, "c": 1}}', /says something twice/],
    ['the same name in another spelling', '{"ab": 1, "a\\u0062" : 2}', /says something twice/],
    ['depth', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /too deep/],
    ['a text cut short', '{"a": 1', /cut short/],
    ['a string that never ends', `{"a": "${'\\"'.repeat(4_000_000)}`, /cut short/],
    ['nothing', '', /cut short/],
    ['size', `"${'x'.repeat(8 * 1024 ** 2)}"`, /larger than any manifest/],
  ])('refuses %s', (_, text, message) => {
    const start = performance.now();
    expect(() => read(text)).toThrow(message);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('refuses what is no UTF-8', () => {
    expect(() => readManifest(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(/no text/);
  });
});
