export { type BlobKind, type BlobName, type BlobStore, createBlobStore, sha256Of } from './blob-store.ts';
export { moveDurably } from './durable-file.ts';
export { explainStorageError, isStorageFull } from './storage-full.ts';
export { storeWith } from './store-with.ts';
export { type OrphanSweep, sweepOrphans } from './sweep-orphans.ts';
