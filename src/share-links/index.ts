import type { SealedArea } from '../route.ts';
import { refusalPage } from './pages/refusal-page.ts';
import { shareAddresses, shareFolder } from './share-address.ts';

export { revokeAllLinks } from './revoke-all-links.ts';
export { shareLinkRoutes } from './routes.ts';
export { stopLinks } from './stop-links.ts';
export type * from './types.ts';

/** What is below the address of share links: refused alike, whatever the reason. */
export const sharedReports: SealedArea = {
  prefix: shareFolder,
  addresses: shareAddresses,
  refusal: refusalPage,
};
