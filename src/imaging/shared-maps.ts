import { type Tensor, type Tensor2D, tf } from './tensor.ts';

let memory: Map<string, Tensor2D> | null = null;

/**
 * Several metrics begin with the same maps of the same photos. While `work` runs, what {@link shared} makes is remembered, so
 * that it is made once; afterwards it is forgotten and disposed. Like `tf.tidy`, for work that does not wait for anything;
 * within another, what is remembered lives as long as that.
 */
export function sharingMaps<Result>(work: () => Result): Result {
  if (memory) return work();
  memory = new Map();
  try {
    return work();
  } finally {
    tf.dispose([...memory.values()]);
    memory = null;
  }
}

/**
 * A map made from tensors, or remembered from when it was. Tensors never change, so nothing remembered is ever out of date.
 * @param recipe what `make` does to them, with every setting that decides about the result
 * @returns a tensor of the caller's own
 */
export function shared(recipe: string, from: readonly Tensor[], make: () => Tensor2D): Tensor2D {
  if (!memory) return make();
  const key = [recipe, ...from.map(nameOf)].join(' ');
  const known = memory.get(key) ?? tf.keep(make());
  memory.set(key, known);
  return tf.reshape(known, known.shape); // a handle of its own on the same data, where a clone would copy it
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** Of a tensor's data and shape: the same for every handle on them. */
function nameOf({ dataId, shape }: Tensor): string {
  const number = numbers.get(dataId) ?? ++lastNumber;
  numbers.set(dataId, number);
  return `${number}[${shape}]`;
}
