import { KernelBackend, registerBackend } from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** Opens and has not one operation, like the native binding on a Node too new for it. */
class EmptyBackend extends KernelBackend {}
registerBackend('tensorflow', () => new EmptyBackend());
vi.mock('@tensorflow/tfjs-node', () => ({}));

beforeEach(() => {
  vi.resetModules(); // a thread opens its backend once
});

describe('openBackend', () => {
  it('passes over a backend that loads and can not compute', async () => {
    const { openBackend } = await import('../../src/imaging/tensor.ts');
    expect(await openBackend()).toBe('wasm');
  });

  it('says what is wrong with it when nothing else is allowed', async () => {
    const { openBackend } = await import('../../src/imaging/tensor.ts');
    await expect(openBackend('tensorflow')).rejects.toThrow(
      /\(tensorflow: .*not yet implemented.*\)\. Set DERMALAPSE_BACKEND/,
    );
  });
});
