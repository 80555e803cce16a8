import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import type { SeriesFollower } from '../series/index.ts';
import type { BlobStore } from '../storage/index.ts';
import type { PhotoImaging } from './photo-imaging.ts';
import type { TileViews } from './tile-views.ts';

export interface PhotoDeps {
  database: Database;
  clock: Clock;
  blobs: BlobStore;
  imaging: PhotoImaging;
  follow: SeriesFollower;
  tileViews: TileViews;
}
