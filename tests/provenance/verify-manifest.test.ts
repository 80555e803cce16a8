import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  canonicalJson,
  canonicalSha256,
  distrustSigningKey,
  loadSigningKeys,
  rotateSigningKey,
  type SigningKeys,
  signManifest,
  verdictWords,
  verifyManifest,
} from '../../src/provenance/index.ts';
import type { SignedManifest } from '../../src/provenance/types.ts';
import { exampleComparison } from '../reports/example-comparison.ts';
import { clock, exampleFiles, exampleManifest, given, makeKeys, signedExample } from './example-manifest.ts';

let keys: SigningKeys;
let folder: string;
let files: Record<string, Uint8Array>;
beforeAll(async () => {
  ({ keys, folder } = await makeKeys());
  files = await exampleFiles();
});
const verify = (manifest: unknown, shown = files, known = keys.known) =>
  verifyManifest(manifest, { files: given(shown), keys: known });
const pictureOf = (side: 'before' | 'after') => ({ side, width: 240, height: 240 });

describe('verifying', () => {
  it('says genuine of what was signed, however it is written down', () => {
    const manifest = signedExample(keys, files);
    expect(verify(manifest)).toEqual({
      verdict: 'genuine',
      manifest: 'genuine',
      why: null,
      key: { madeAt: '2026-06-15T09:30:00.000Z', retiredAt: null },
      claims: {
        keyId: keys.current.id,
        clinic: 'Clinic “Sørensen”',
        issuedAt: '2026-06-15T09:30:00.000Z',
        kind: 'report',
      },
      pairs: [{ before: '2026-01-01', after: '2026-05-28', measurements: exampleComparison().measurements }],
      files: [
        { name: 'before.jpg', shownAs: 'before.jpg', state: 'matches', picture: pictureOf('before') },
        { name: 'after.jpg', shownAs: 'after.jpg', state: 'matches', picture: pictureOf('after') },
        { name: 'numbers.csv', shownAs: 'numbers.csv', state: 'matches', picture: null },
      ],
    });
    const backwards = Object.fromEntries(Object.entries(manifest).reverse());
    expect(verify(JSON.parse(JSON.stringify(backwards, null, 4))).verdict).toBe('genuine');
  });

  it('says altered of one changed pixel', async () => {
    const { data, info } = await sharp(files['before.jpg']).raw().toBuffer({ resolveWithObject: true });
    const png = (pixels: Buffer) => sharp(pixels, { raw: info }).png().toBuffer();
    const shown = { ...files, 'before.png': await png(data) };
    const manifest = signedExample(keys, shown);
    expect(verify(manifest, shown).verdict).toBe('genuine');
    data[3 * 5_000] = data[3 * 5_000]! ^ 1;
    const { verdict, files: found } = verify(manifest, { ...shown, 'before.png': await png(data) });
    expect(verdict).toBe('altered');
    expect(found.filter(({ state }) => state !== 'matches')).toEqual([
      { name: 'before.png', shownAs: null, state: 'differs', picture: null },
    ]);
  });

  it('says altered of a swapped photo and of a file cut short', () => {
    const manifest = signedExample(keys, files);
    const { 'before.jpg': before, 'after.jpg': after } = files as Record<string, Uint8Array>;
    const swapped = verify(manifest, { ...files, 'before.jpg': after!, 'after.jpg': before! });
    expect(swapped.verdict).toBe('altered');
    expect(swapped.files.slice(0, 2)).toEqual([
      { name: 'before.jpg', shownAs: 'after.jpg', state: 'differs', picture: pictureOf('after') },
      { name: 'after.jpg', shownAs: 'before.jpg', state: 'differs', picture: pictureOf('before') },
    ]);
    expect(verify(manifest, { ...files, 'after.jpg': after!.subarray(0, -1) }).verdict).toBe('altered');
    expect(verify(manifest, { ...files, 'extra.jpg': Buffer.from('x') }).verdict).toBe('altered');
  });

  it('knows a renamed file by its content, and says what is missing', () => {
    const manifest = signedExample(keys, files);
    const found = verify(manifest, { 'holiday/photo (1).jpg': files['before.jpg']! });
    expect(found.verdict).toBe('incomplete');
    expect(found.files).toEqual([
      {
        name: 'holiday/photo (1).jpg',
        shownAs: 'before.jpg',
        state: 'matches',
        picture: pictureOf('before'),
      },
      { name: 'after.jpg', shownAs: null, state: 'not-given', picture: pictureOf('after') },
      { name: 'numbers.csv', shownAs: null, state: 'not-given', picture: null },
    ]);
  });

  it('says altered of a renamed photo that tells the other side, and not of one that tells both or none', () => {
    const manifest = signedExample(keys, files);
    const verdictOf = (name: string) => verify(manifest, { [name]: files['before.jpg']! }).verdict;
    expect(verdictOf('case-1f-after.jpg')).toBe('altered');
    expect(verdictOf('After (2).JPG')).toBe('altered');
    for (const name of ['case-1f-before.jpg', 'before-and-after.jpg', 'afternoon.jpg'])
      expect([name, verdictOf(name)]).toEqual([name, 'incomplete']);
  });

  it('takes any size of a picture for all of them, and names the largest when none is given', () => {
    const { 'before.jpg': large, 'after.jpg': small } = files as Record<string, Uint8Array>;
    const unsigned = exampleManifest({ 'a.jpg': small!, 'b.jpg': large! });
    const comparisonId = unsigned.subject.id;
    unsigned.shown[0]!.picture = { comparisonId, side: 'after', width: 120, height: 120 };
    unsigned.shown[1]!.picture = { comparisonId, side: 'after', width: 240, height: 240 };
    const manifest = signManifest(keys, unsigned);
    expect(verify(manifest, { 'case-after.jpg': small! }).verdict).toBe('genuine');
    expect(verify(manifest, { 'case-after.jpg': large! }).verdict).toBe('genuine');
    expect(verify(manifest, {}).files).toEqual([
      { name: 'b.jpg', shownAs: null, state: 'not-given', picture: pictureOf('after') },
    ]);
  });

  it.each<[string, (manifest: SignedManifest) => void]>([
    ['number', ({ pairs }) => (pairs[0]!.measurements[0]!.change!.percent -= 0.1)],
    ['last digit', ({ pairs }) => (pairs[0]!.measurements[0]!.change!.log += 1e-15)],
    ['date', ({ pairs }) => (pairs[0]!.after.takenOn = '2026-05-29')],
    ['moment of issue', (manifest) => (manifest.issuedAt = '2026-06-16T09:30:00.000Z')],
    ['clinic', (manifest) => (manifest.clinic = 'Another clinic')],
    ['consent', (manifest) => (manifest.consent = null)],
    ['original', ({ pairs }) => (pairs[0]!.before.sha256 = 'f'.repeat(64))],
    ['further frame', ({ pairs }) => (pairs[0]!.after.moreFrames = ['d'.repeat(64)])],
    ['further frame removed', ({ pairs }) => delete pairs[0]!.after.moreFrames],
    ['step removed', ({ pairs }) => pairs[0]!.steps.splice(2, 1)],
    ['order of steps', ({ pairs }) => pairs[0]!.steps.reverse()],
    ['parameter of a step', ({ pairs }) => (pairs[0]!.steps[0]!.parameters.sharpened = false)],
    ['hash of a picture', ({ shown }) => (shown[0]!.sha256 = 'f'.repeat(64))],
    ['picture left out', ({ shown }) => shown.pop()],
    ['signature', ({ signature }) => (signature.value = Buffer.alloc(64, 7).toString('base64'))],
    ['signature with junk', ({ signature }) => (signature.value += '!')],
    ['key in the manifest', ({ signature }) => (signature.publicKey = otherKey().publicKey)],
    ['key that is none', ({ signature }) => (signature.publicKey = 'nonsense')],
  ])('says altered when one thing of the manifest changed: %s', (_, alter) => {
    const manifest = signedExample(keys, files);
    alter(manifest);
    expect(verify(manifest)).toMatchObject({ verdict: 'altered', manifest: 'altered' });
  });

  it('says altered of a name that JavaScript takes for something else', () => {
    const text = JSON.stringify(signedExample(keys, files));
    const hostile = text.replace('"parameters":{', '"parameters":{"__proto__":{"sharpened":true},');
    expect(hostile).not.toBe(text);
    expect(verify(JSON.parse(hostile)).verdict).toBe('altered');
  });

  it('says unknown key of another clinic, and altered of who signs in our name', async () => {
    const other = (await makeKeys()).keys;
    expect(verify(signedExample(other, files))).toMatchObject({
      verdict: 'unknown-key',
      manifest: 'unknown-key',
    });
    const inOurName = signedExample(other, files);
    inOurName.signature.keyId = keys.current.id;
    expect(verify(inOurName).verdict).toBe('altered');
    const foreign = signedExample(other, files);
    foreign.clinic = 'Somebody';
    expect(verify(foreign).verdict).toBe('altered');
  });

  it('does not take a key of another kind', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed448');
    const manifest = signedExample(keys, files);
    const { signature, ...rest } = manifest;
    signature.publicKey = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    signature.value = sign(null, Buffer.from(canonicalJson(rest)), privateKey).toString('base64');
    signature.keyId = '0123456789abcdef';
    expect(verify(manifest).verdict).toBe('altered');
  });

  it('stays genuine when the key is rotated', async () => {
    const old = signedExample(keys, files);
    const rotated = await rotateSigningKey(folder, clock);
    expect(rotated.current.id).not.toBe(keys.current.id);
    expect(verify(old, files, rotated.known).verdict).toBe('genuine');
    const loaded = await loadSigningKeys(folder, clock);
    expect(loaded.known).toEqual(rotated.known);
    expect(verify(signedExample(loaded, files), files, loaded.known).verdict).toBe('genuine');
    expect(verify(signedExample(loaded, files)).verdict).toBe('unknown-key');
  });

  it('says altered of what names a moment at which its key was not in use', async () => {
    const { folder, keys: old } = await makeKeys();
    const { known } = await rotateSigningKey(folder, () => new Date('2026-07-01T12:00:00Z'));
    const issued = (issuedAt: string) =>
      verify(signManifest(old, { ...exampleManifest(files), issuedAt }), files, known);
    expect(issued('2026-07-01T12:00:00.000Z').verdict).toBe('genuine');
    for (const issuedAt of ['2026-07-01T12:00:00.001Z', '2027-01-01T12:00:00Z', '2026-06-15T09:29:59Z'])
      expect(issued(issuedAt)).toMatchObject({
        verdict: 'altered',
        manifest: 'altered',
        why: 'key-not-in-use',
      });
    expect(verdictWords(issued('2027-01-01T12:00:00Z')).sentence).toBe(
      `The manifest says that it was signed on 1 January 2027 at 12:00 UTC, but the key ${old.current.id} was in use from 15 June 2026 at 09:30 UTC to 1 July 2026 at 12:00 UTC. Nothing that it says can be relied on; ask the clinic for the original.`,
    );
  });

  it('vouches for nothing that was signed with a key that is trusted no more, whatever date it names', async () => {
    const { folder, keys: stolen } = await makeKeys();
    const manifest = signedExample(stolen, files);
    const after = await distrustSigningKey(folder, { id: stolen.current.id, clock });
    const found = verify(manifest, files, after.known);
    expect(found).toMatchObject({ verdict: 'unknown-key', manifest: 'unknown-key', why: 'key-distrusted' });
    expect(verdictWords(found).sentence).toContain('which somebody may have copied');
    expect(verify(signedExample(after, files), files, after.known).verdict).toBe('genuine');
    manifest.clinic = 'Another';
    expect(verify(manifest, files, after.known).verdict).toBe('altered');
  });

  it.each<[string, (manifest: Record<string, unknown>) => void, RegExp]>([
    ['another schema', (manifest) => (manifest.schema = 'dermalapse.manifest/9'), /schema is not/],
    ['no signature', (manifest) => delete manifest.signature, /signature is not/],
    ['something more', (manifest) => (manifest.note = 'x'), /its outline is not/],
  ])('refuses what is no manifest: %s', (_, alter, message) => {
    const manifest: Record<string, unknown> = { ...signedExample(keys, files) };
    alter(manifest);
    expect(() => verify(manifest)).toThrow(message);
  });

  it.each([[null], [7], ['manifest'], [[]], [{}]])('refuses %j', (value) => {
    expect(() => verify(value)).toThrow(/no manifest/);
  });
});

describe('signing', () => {
  it('refuses what verifying would refuse', () => {
    const manifest = { ...exampleManifest(files), issuedAt: 'yesterday' };
    expect(() => signManifest(keys, manifest)).toThrow();
  });

  it('agrees with the stored comparison to the last digit', () => {
    const [pair] = signedExample(keys, files).pairs;
    const comparison = exampleComparison();
    expect(pair!.measurements).toEqual(comparison.measurements);
    expect(pair!.comparisonSha256).toBe(canonicalSha256(comparison));
    expect(pair!.steps.map(({ name }) => name)).toEqual([
      'decode',
      'register',
      'correct-colour',
      'match-blur',
      'correct-illumination',
      'judge-comparability',
      'measure',
      'estimate-uncertainty',
      'make-pictures',
    ]);
    expect(pair!.steps[1]!.parameters).toEqual(comparison.registration);
  });
});

function otherKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return {
    privateKey: createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    publicKey: pem,
  };
}
