import { json, page, type Route, route } from '../route.ts';
import type { ProvenanceDeps } from './deps.ts';
import { verdictPage } from './pages/verdict-page.ts';
import { verifyPage } from './pages/verify-page.ts';
import { publicSigningKeysSchema } from './types.ts';
import { upload, verifyUpload } from './verify-upload.ts';

export const provenanceRoutes = (deps: ProvenanceDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/signing-keys',
    permission: 'public',
    summary: 'Public keys that manifests were and are signed with, oldest first',
    answer: json(publicSigningKeysSchema),
    handle: () => ({ items: [...deps.signingKeys.known] }),
  }),
  route({
    method: 'get',
    path: '/verify',
    permission: 'public',
    summary: 'Page that asks for a manifest and the files that came with it',
    answer: page,
    handle: () => verifyPage(deps.signingKeys.known),
  }),
  route({
    method: 'post',
    path: '/verify',
    permission: 'public',
    rateLimited: true,
    summary:
      'Page that says whether files are what a manifest names; the manifest comes first, nothing is kept',
    upload,
    answer: page,
    handle: async ({ files }) => verdictPage(await verifyUpload(deps, files)),
  }),
];
