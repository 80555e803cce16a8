import { beforeAll, describe, expect, it } from 'vitest';
import { shared, sharingMaps } from '../../src/imaging/shared-maps.ts';
import { openBackend, type Tensor2D, tf } from '../../src/imaging/tensor.ts';

beforeAll(async () => {
  await openBackend();
});

describe('shared maps', () => {
  let made = 0;
  const twice = (image: Tensor2D) =>
    shared('twice', [image], () => {
      made++;
      return tf.mul(image, 2) as Tensor2D;
    });
  const small = (value: number) => tf.tensor2d([value, value], [1, 2]);

  it('are made once of the same tensor, and once more of another with the same values', () => {
    const [image, other] = [small(1), small(1)];
    made = 0;
    const results = sharingMaps(() => [twice(image), twice(image), twice(other)]);
    expect(made).toBe(2);
    for (const result of results) expect(Array.from(result.dataSync())).toEqual([2, 2]);
    tf.dispose([image, other, ...results]);
  });

  it('are known again as what other maps are made of', () => {
    const image = small(1);
    made = 0;
    const fourfold = () => tf.tidy(() => twice(twice(image)));
    sharingMaps(() => tf.dispose([fourfold(), fourfold()]));
    expect(made).toBe(2);
    image.dispose();
  });

  it('belong to whoever asked: disposing one leaves the others, and nothing is left in the end', () => {
    const tensors = tf.memory().numTensors;
    const image = small(3);
    sharingMaps(() => {
      twice(image).dispose();
      const again = tf.tidy(() => twice(image));
      expect(Array.from(again.dataSync())).toEqual([6, 6]);
      again.dispose();
    });
    image.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('are forgotten when the work is done, and when it fails', () => {
    const tensors = tf.memory().numTensors;
    const image = small(1);
    made = 0;
    expect(() =>
      sharingMaps(() => {
        twice(image).dispose();
        throw new Error('no');
      }),
    ).toThrow('no');
    sharingMaps(() => twice(image).dispose());
    expect(made).toBe(2);
    image.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('are remembered as long as the outermost work lasts', () => {
    const image = small(1);
    made = 0;
    sharingMaps(() => {
      sharingMaps(() => twice(image).dispose());
      twice(image).dispose();
    });
    expect(made).toBe(1);
    image.dispose();
  });
});
