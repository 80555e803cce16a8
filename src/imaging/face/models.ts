/**
 * The four face networks, read from the `@vladmandic/human` package on this machine's disk; nothing is ever fetched.
 * Human's own runtime is not used: it truncates landmarks to whole pixels and keeps state between calls, and this
 * product needs sub-pixel points and the same answer to the same photo. Provenance: models/face/README.md.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type GraphModel, loadGraphModel, openBackend } from '../tensor.ts';

export const faceModelNames = ['blazeface', 'facemesh', 'iris', 'faceres'] as const;
export type FaceModelName = (typeof faceModelNames)[number];
export type FaceModels = Record<FaceModelName, GraphModel>;

let loaded: Promise<FaceModels> | undefined;

/**
 * Loads the networks once per thread (about 12 MB of weights) on the backend that is open, opening the best one first
 * if none is.
 */
export function loadFaceModels(): Promise<FaceModels> {
  loaded ??= loadAll();
  return loaded;
}

/** Folder of the weights inside the installed package. */
export function faceModelFolder(): string {
  const entry = createRequire(import.meta.url).resolve('@vladmandic/human');
  return join(dirname(entry), '..', 'models');
}

async function loadAll(): Promise<FaceModels> {
  await openBackend();
  const entries = await Promise.all(faceModelNames.map(async (name) => [name, await loadOne(name)] as const));
  return Object.fromEntries(entries) as FaceModels;
}

async function loadOne(name: FaceModelName): Promise<GraphModel> {
  const folder = faceModelFolder();
  const [text, weights] = await Promise.all([
    readFile(join(folder, `${name}.json`), 'utf8'),
    readFile(join(folder, `${name}.bin`)),
  ]);
  const { modelTopology, weightsManifest, signature } = JSON.parse(text);
  const weightData = weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength);
  return loadGraphModel({
    load: async () => ({
      modelTopology,
      signature,
      weightSpecs: weightsManifest.flatMap((group: { weights: object[] }) => group.weights),
      weightData,
    }),
  });
}
