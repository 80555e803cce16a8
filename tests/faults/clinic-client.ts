import { createHash } from 'node:crypto';
import type { SeriesDetail } from '../../src/comparisons/index.ts';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A signed-in person's few requests. The cookie outlives a restart of the server, as in a browser. */
export interface ClinicClient {
  /** After a restart the server is somewhere else. */
  moveTo(url: string): void;
  startSeries(): Promise<string>;
  /** @returns status, and the photo's id when it was acknowledged; throws when the connection broke */
  upload(photo: {
    seriesId: string;
    bytes: Uint8Array;
    view: string;
    takenOn: string;
  }): Promise<{ status: number; photoId: string | null }>;
  readOriginal(photoId: string): Promise<Uint8Array>;
  readSeries(seriesId: string): Promise<SeriesDetail>;
}

/** @param output the console of a server that has no account yet */
export async function firstClinician(output: string): Promise<ClinicClient> {
  const [, firstUrl, token] = /(http:\/\/[\w.:]+)\/first-run\?token=(\S+)/.exec(output) ?? [];
  if (!firstUrl || !token) throw new Error(`No first-run link in: ${output}`);
  let url = firstUrl;
  let cookie = '';

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(url + path, { ...init, headers: { ...init.headers, cookie } });
    const [set] = answer.headers.getSetCookie();
    if (set) cookie = set.split(';')[0] ?? '';
    return answer;
  }

  async function post<T>(path: string, body: object): Promise<T> {
    const answer = await request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  await post('/api/first-run', {
    token,
    name: 'Dr. Fault',
    email: 'fault@clinic.example',
    password: 'a long test password',
  });

  return {
    moveTo(next) {
      url = next;
    },
    async startSeries() {
      const patient = await post<{ id: string }>('/api/patients', { name: 'Fault' });
      const series = await post<{ id: string }>(`/api/patients/${patient.id}/series`, { name: 'Faults' });
      return series.id;
    },
    async upload({ seriesId, bytes, view, takenOn }) {
      const form = new FormData();
      form.set('view', view);
      form.set('takenOn', takenOn);
      form.set('photo', new Blob([Uint8Array.from(bytes)]), 'photo.jpg');
      const answer = await request(`/api/series/${seriesId}/photos`, { method: 'POST', body: form });
      const body = (await answer.json()) as { photo?: { id: string } };
      return { status: answer.status, photoId: body.photo?.id ?? null };
    },
    async readOriginal(photoId) {
      const answer = await request(`/api/photos/${photoId}/image?size=original`);
      if (!answer.ok) throw new Error(`The original answered ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async readSeries(seriesId) {
      const answer = await request(`/api/series/${seriesId}`);
      if (!answer.ok) throw new Error(`The series answered ${answer.status}`);
      return (await answer.json()) as SeriesDetail;
    },
  };
}
