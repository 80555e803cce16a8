export type { PhotoDeps } from './deps.ts';
export { createPhotoImaging, type PhotoImaging } from './photo-imaging.ts';
export { removeDiscardedBlobs } from './remove-discarded-blobs.ts';
export { photoRoutes } from './routes.ts';
export { insertDiscardedBlobs, isBlobReferenced, listPhotos } from './store.ts';
export type * from './types.ts';
export { photoSchema, visitWithPhotosSchema } from './types.ts';
export { type Upload, uploadPhoto } from './upload-photo.ts';
export { listVisitsWithPhotos, requirePhoto } from './visits.ts';
