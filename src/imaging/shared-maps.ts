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
  const key = [recipe, ...from.map(numberOf)].join(' ');
  const known = memory.get(key) ?? tf.keep(make());
  memory.set(key, known);
  // Of the caller's own, on the same data where a clone may copy it.
  const handle: Tensor2D = tf.reshape(known, known.shape);
  numbers.set(handle, numberOf(known));
  return handle;
}

const numbers = new WeakMap<Tensor, number>();
let lastNumber = 0;

/** Of a tensor: the same for every handle that {@link shared} gives on it. */
function numberOf(tensor: Tensor): number {
  const number = numbers.get(tensor) ?? ++lastNumber;
  numbers.set(tensor, number);
  return number;
}
