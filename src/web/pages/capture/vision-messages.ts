import type { SeenCode } from './card-sighting.ts';
import type { FrameReading } from './judge-frame.ts';

/** To the worker. `face` and `card` say what to look for. */
export type VisionOrder =
  | { id: number; kind: 'read'; picture: ImageData; face: boolean }
  | { id: number; kind: 'find-codes'; picture: ImageData };

export type VisionAnswer =
  | { id: number; kind: 'reading'; reading: FrameReading }
  | { id: number; kind: 'codes'; codes: SeenCode[] }
  | { id: number; kind: 'failed'; message: string };
