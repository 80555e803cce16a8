export type { GalleryDeps } from './deps.ts';
export { endAllCases } from './end-all-cases.ts';
export { createGalleryFollower, followComparisons } from './follower.ts';
export { galleryRoutes } from './routes.ts';
export { sweepCases } from './sweep-cases.ts';
export type * from './types.ts';
