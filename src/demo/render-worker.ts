import { parentPort, workerData } from 'node:worker_threads';
import { demoCourse, photoBytes } from '../imaging/phantom/index.ts';
import type { RenderedPhoto, RenderOrder } from './render-photos.ts';

const { names } = workerData as RenderOrder;

for (const photo of demoCourse().photos) {
  if (!names.includes(photo.name)) continue;
  const { image, plan, jpegQuality } = photo.render();
  const rendered: RenderedPhoto = {
    name: photo.name,
    day: photo.day,
    plan,
    bytes: await photoBytes(image, { jpegQuality }),
  };
  parentPort?.postMessage(rendered);
}
