import { empty, file, idParams, json, type Route, route } from '../route.ts';
import { changePhoto } from './change-photo.ts';
import { changeVisit } from './change-visit.ts';
import type { PhotoDeps } from './deps.ts';
import { printCard } from './print-card.ts';
import { readPhotoImage } from './read-photo-image.ts';
import { readPhotoTile } from './read-photo-tile.ts';
import { removePhoto } from './remove-photo.ts';
import {
  cardQuerySchema,
  imageQuerySchema,
  maxFrames,
  photoAnswerSchema,
  photoChangeSchema,
  tileParamsSchema,
  uploadAnswerSchema,
  uploadFieldsSchema,
  visitChangeSchema,
  visitSchema,
} from './types.ts';
import { uploadPhoto } from './upload-photo.ts';

const megabyte = 1024 * 1024;

export const photoRoutes = (deps: PhotoDeps): Route[] => [
  route({
    method: 'post',
    path: '/api/series/:seriesId/photos',
    permission: 'clinician',
    summary:
      'Adds one photo, with further frames of it if there are: 201, or 200 when the same file is there already',
    params: idParams('seriesId'),
    upload: { field: 'photo', maxBytes: 50 * megabyte, maxFiles: maxFrames },
    body: uploadFieldsSchema,
    answer: json(uploadAnswerSchema, 201),
    handle: async (request) => {
      const { params, files, body, setStatus } = request;
      const answer = await uploadPhoto(deps, { seriesId: params.seriesId, files, fields: body, by: request });
      if (answer.duplicate) setStatus(200);
      return answer;
    },
  }),
  route({
    method: 'patch',
    path: '/api/photos/:photoId',
    permission: 'clinician',
    summary: 'Corrects date or view; a new date moves the photo to the visit of that day',
    params: idParams('photoId'),
    body: photoChangeSchema,
    answer: json(photoAnswerSchema),
    handle: (request) =>
      changePhoto(deps, { photoId: request.params.photoId, change: request.body, by: request }),
  }),
  route({
    method: 'delete',
    path: '/api/photos/:photoId',
    permission: 'clinician',
    summary: 'Removes a photo and its comparisons from the series',
    params: idParams('photoId'),
    answer: empty,
    handle: (request) => removePhoto(deps, { photoId: request.params.photoId, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/photos/:photoId/image',
    permission: 'clinician',
    summary: 'The photo as thumbnail (320 px), medium (800 px), preview (2000 px) or original file',
    params: idParams('photoId'),
    query: imageQuerySchema,
    answer: file('image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/avif', 'image/heic'),
    handle: (request) =>
      readPhotoImage(deps, { photoId: request.params.photoId, size: request.query.size, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/photos/:photoId/tiles/:level/:column/:row',
    permission: 'clinician',
    summary:
      'A piece of 512 px of a photo larger than its preview; level 0 is its own resolution, each further one half',
    params: tileParamsSchema,
    answer: file('image/jpeg'),
    handle: ({ params: { photoId, ...place }, ...request }) =>
      readPhotoTile(deps, { photoId, place, by: request }),
  }),
  route({
    method: 'patch',
    path: '/api/visits/:visitId',
    permission: 'clinician',
    summary: 'Moves a whole visit to another day, or notes something on it',
    params: idParams('visitId'),
    body: visitChangeSchema,
    answer: json(visitSchema),
    handle: (request) =>
      changeVisit(deps, { visitId: request.params.visitId, change: request.body, by: request }),
  }),
  route({
    method: 'get',
    path: '/api/card.pdf',
    permission: 'clinician',
    summary: 'The page of Dermalapse cards to print, under a new number or one printed before',
    query: cardQuerySchema,
    answer: file('application/pdf'),
    handle: (request) => printCard(deps, { id: request.query.id, by: request }),
  }),
];
