import { exportFiles, type GalleryCase } from '../../src/gallery/types.ts';
import type { Agent, TestClinic } from '../test-clinic.ts';

export type Caller = Agent | TestClinic['stranger'];

/** A path of the case, and by what name its content was known when it was served. */
export interface Found {
  path: string;
  etag: string | undefined;
}

const lists = ['/gallery', '/gallery/embed', '/gallery/feed.json'];

/** Every address that leads to something of a case: what pages and feed link to, followed, and what staff are given. */
export async function crawlCase(
  { visitor, staff }: { visitor: Caller; staff: Agent },
  { id, slug }: Pick<GalleryCase, 'id' | 'slug'>,
): Promise<Found[]> {
  const seen = new Map<string, Found>();
  const queue = [...lists, `/gallery/embed/${slug}`];
  for (let path = queue.shift(); path; path = queue.shift()) {
    if (seen.has(path)) continue;
    const answer = await visitor.get(path).buffer(true).expect(200);
    seen.set(path, { path, etag: answer.headers.etag });
    const text = /json|html/.test(answer.headers['content-type']!) ? answer.text : '';
    for (const [, found] of text.matchAll(/["/](gallery\/(?:cases|embed|pictures)\/[\w./-]+)"/g))
      queue.push(`/${found}`);
  }
  const { body } = await staff.get(`/api/gallery/cases/${id}`).expect(200);
  const staffPaths = [
    ...(body as GalleryCase).pictures.map(({ url }) => url),
    ...exportFiles.map((file) => `/api/gallery/cases/${id}/exports/${file}`),
  ];
  for (const path of staffPaths) {
    const answer = await staff.get(path).expect(200);
    seen.set(path, { path, etag: answer.headers.etag });
  }
  return [...seen.values()].filter(({ path }) => !lists.includes(path));
}

/** How each address answers, asked in every way that could get at what was kept: plainly, conditionally, in part, for its head. */
export async function askAll(caller: Caller, found: readonly Found[]): Promise<Set<number>> {
  const answers = new Set<number>();
  for (const { path, etag } of found) {
    const asked = [
      caller.get(path),
      caller.get(path).set('If-None-Match', etag ?? '*'),
      caller.get(path).set('Range', 'bytes=0-99'),
      caller.head(path),
    ];
    for (const answer of asked) answers.add((await answer).status);
  }
  return answers;
}

/** What the pages and the feed that list cases say of this one. */
export async function isListed(visitor: Caller, { slug }: Pick<GalleryCase, 'slug'>): Promise<boolean> {
  const texts = await Promise.all(
    lists.map(async (path) => (await visitor.get(path).buffer(true).expect(200)).text),
  );
  return texts.some((text) => text.includes(slug));
}
