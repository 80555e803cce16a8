/**
 * The door to TensorFlow.js on the server. Picks the native binding when it loads and works, else WebAssembly with SIMD, else
 * plain JavaScript, and says which: every result carries the name.
 */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { tf } from './tf.ts';

export * from './tf.ts';

export const backendNames = ['tensorflow', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

const require = createRequire(import.meta.url);

const loaders: Record<BackendName, () => Promise<void>> = {
  async tensorflow() {
    // Optional dependency: absent wherever its binary could not be had, so the name must stay out of static imports.
    const name = '@tensorflow/tfjs-node';
    await import(name);
  },
  async wasm() {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    const entry = require.resolve('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(join(dirname(entry), sep));
    wasm.setThreadsCount(1); // parallelism comes from worker threads, one backend each
  },
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
  },
};

let opened: Promise<BackendName> | undefined;

/**
 * Opens the backend once per thread; later calls return the first choice.
 * @param forced the only backend to try; default: the best that works.
 * @throws Error when the forced backend doesn't work, naming it and what to do.
 */
export function openBackend(forced?: BackendName): Promise<BackendName> {
  opened ??= openFirst(forced ? [forced] : backendNames);
  return opened;
}

async function openFirst(candidates: readonly BackendName[]): Promise<BackendName> {
  const failures: string[] = [];
  for (const name of candidates) {
    try {
      await loaders[name]();
      if (await tf.setBackend(name)) {
        await tf.ready();
        tf.tidy(() => tf.neg(1).dataSync()); // tfjs-node loads on Node 23 and later, where no operation of it works
        return name;
      }
      failures.push(`${name}: refused`);
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  throw new Error(
    `No analysis backend could be started (${failures.join('; ')}). Set DERMALAPSE_BACKEND to one of ${backendNames.join(', ')} or unset it.`,
  );
}
