import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSigningKeys, provenPair, type SigningKeys, signManifest } from '../../src/provenance/index.ts';
import type { Manifest, ShownFile, SignedManifest } from '../../src/provenance/types.ts';
import { sha256Of } from '../../src/storage/index.ts';
import { exampleComparison } from '../reports/example-comparison.ts';
import { makePhoto } from '../test-clinic.ts';

export const clock = () => new Date('2026-06-15T09:30:00Z');

export const makeKeys = async (): Promise<{ folder: string; keys: SigningKeys }> => {
  const folder = join(await mkdtemp(join(tmpdir(), 'dermalapse-keys-')), 'signing-keys');
  return { folder, keys: await loadSigningKeys(folder, clock) };
};

const id = '6f1c1f6e-7a0e-4a3e-9a53-0b8f3c0d8d11';

/** Pictures and numbers as a report shows them. */
export async function exampleFiles(): Promise<Record<string, Uint8Array>> {
  return {
    'before.jpg': await makePhoto(1),
    'after.jpg': await makePhoto(2),
    'numbers.csv': Buffer.from('metric,percent\r\ntexture,-18.9\r\n'),
  };
}

export function exampleManifest(files: Record<string, Uint8Array>): Manifest {
  return {
    schema: 'dermalapse.manifest/1',
    subject: { kind: 'report', id },
    issuedAt: '2026-06-15T09:30:00.000Z',
    clinic: 'Clinic “Sørensen”',
    pairs: [
      provenPair(exampleComparison(), {
        comparisonId: id,
        moreFrames: { before: [], after: ['e'.repeat(64)] },
        takenOn: { before: '2026-01-01', after: '2026-05-28' },
      }),
    ],
    shown: Object.entries(files).map(([name, bytes]) => ({
      name,
      mediaType: name.endsWith('.jpg') ? 'image/jpeg' : 'text/csv',
      sha256: sha256Of(bytes),
      ...pictureNamed(name),
    })),
    consent: { recordId: id, scope: 'patient-report', channel: null },
  };
}

/** Both photos are 240 pixels wide. */
function pictureNamed(name: string): Pick<ShownFile, 'picture'> {
  const side = (['before', 'after'] as const).find((one) => name === `${one}.jpg`);
  return side ? { picture: { comparisonId: id, side, width: 240, height: 240 } } : {};
}

/** As it comes out of a file: a copy that a test may alter. */
export const signedExample = (keys: SigningKeys, files: Record<string, Uint8Array>): SignedManifest =>
  JSON.parse(JSON.stringify(signManifest(keys, exampleManifest(files))));

export const given = (files: Record<string, Uint8Array>) =>
  Object.entries(files).map(([name, bytes]) => ({ name, sha256: sha256Of(bytes) }));
