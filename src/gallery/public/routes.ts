import { z } from 'zod';
import { file, page, type Route, route } from '../../route.ts';
import { caseDocumentAnswer } from '../case-document.ts';
import type { GalleryDeps } from '../deps.ts';
import { manifestAnswer } from '../export-case.ts';
import { readPicture } from '../read-picture.ts';
import { pictureParamsSchema } from '../types.ts';
import { browseGallery } from './browse-gallery.ts';
import { casePage, embeddedCase } from './case-page.ts';
import { embeddedGallery, galleryPage } from './gallery-page.ts';
import { publicChannel, readPublicCase, requirePublicCase } from './public-gallery.ts';
import { readFeed } from './read-feed.ts';
import { publicSearchSchema } from './search.ts';

const slugParams = z.strictObject({ slug: z.string().regex(/^[0-9a-f]{32}$/) });

export const publicGalleryRoutes = (deps: GalleryDeps): Route[] => [
  route({
    method: 'get',
    path: '/gallery',
    permission: 'public',
    summary: 'The gallery: cases published on the clinic’s website',
    query: publicSearchSchema,
    answer: page,
    handle: async ({ query }) => galleryPage(await browseGallery(deps, query)),
  }),
  route({
    method: 'get',
    path: '/gallery/cases/:slug',
    permission: 'public',
    summary: 'One case of the gallery',
    params: slugParams,
    answer: page,
    handle: async ({ params }) => casePage(await readPublicCase(deps, params.slug)),
  }),
  route({
    method: 'get',
    path: '/gallery/embed',
    permission: 'public',
    summary: 'The gallery, for a frame of another website',
    query: publicSearchSchema,
    answer: page,
    handle: async ({ query }) => embeddedGallery(await browseGallery(deps, query)),
  }),
  route({
    method: 'get',
    path: '/gallery/embed/:slug',
    permission: 'public',
    summary: 'One case, for a frame of another website',
    params: slugParams,
    answer: page,
    handle: async ({ params }) => embeddedCase(await readPublicCase(deps, params.slug)),
  }),
  route({
    method: 'get',
    path: '/gallery/feed.json',
    permission: 'public',
    summary: 'All cases of the gallery as signed JSON, for the clinic’s website',
    answer: file('application/json'),
    handle: () => readFeed(deps),
  }),
  route({
    method: 'get',
    path: '/gallery/pictures/:pictureName',
    permission: 'public',
    summary: 'A picture of a case of the gallery',
    params: pictureParamsSchema,
    answer: file('image/jpeg'),
    handle: ({ params }) => readPicture(deps, { name: params.pictureName, channel: publicChannel }),
  }),
  route({
    method: 'get',
    path: '/gallery/cases/:slug/manifest.json',
    permission: 'public',
    summary: 'The signed manifest of a case of the gallery',
    params: slugParams,
    answer: file('application/json'),
    handle: async ({ params }) => ({
      ...manifestAnswer(await requirePublicCase(deps, params.slug)),
      forOtherSites: true,
    }),
  }),
  route({
    method: 'get',
    path: '/gallery/cases/:slug/case.json',
    permission: 'public',
    summary: 'What is told of a case of the gallery, as its manifest signs it',
    params: slugParams,
    answer: file('application/json'),
    handle: async ({ params }) => ({
      ...caseDocumentAnswer(await requirePublicCase(deps, params.slug)),
      forOtherSites: true,
    }),
  }),
];
