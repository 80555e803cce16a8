import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/calendar.ts';
import { stateOf } from '../../src/consent/index.ts';
import {
  type ConsentRecord,
  type ConsentScope,
  type ConsentUse,
  consentChannels,
  consentDecisions,
  identifiabilities,
} from '../../src/consent/types.ts';

const patientId = 'patient';
const noon = new Date(2026, 5, 15, 12);
const day = '2026-06-15';

let count = 0;
function record(fields: Partial<ConsentRecord>): ConsentRecord {
  count += 1;
  return {
    id: `record-${count}`,
    patientId,
    seriesId: null,
    scope: 'publication',
    decision: 'granted',
    channels: [...consentChannels],
    identifiability: 'full-face',
    expiresOn: null,
    expiresOnEvent: null,
    text: null,
    concerns: null,
    source: 'screen',
    signedName: null,
    hasSignature: false,
    hasPaper: false,
    signedOn: null,
    note: '',
    by: null,
    at: noon.toISOString(),
    ...fields,
  };
}

const use = (fields: Partial<ConsentUse> = {}): ConsentUse => ({
  patientId,
  seriesId: 'series-1',
  scope: 'publication',
  channel: 'clinic-website',
  identifiability: 'region-crop',
  ...fields,
});

const seriesIds = ['series-1', 'series-2'];
const anyUse = fc.record({
  patientId: fc.constant(patientId),
  seriesId: fc.constantFrom(...seriesIds),
  scope: fc.constantFrom<ConsentScope>('publication', 'teaching'),
  channel: fc.constantFrom(...consentChannels),
  identifiability: fc.option(fc.constantFrom(...identifiabilities)),
});
const anyRecord = fc
  .record({
    seriesId: fc.option(fc.constantFrom(...seriesIds)),
    scope: fc.constantFrom<ConsentScope>('publication', 'teaching'),
    decision: fc.constantFrom(...consentDecisions),
    channels: fc.subarray([...consentChannels], { minLength: 1 }),
    identifiability: fc.option(fc.constantFrom(...identifiabilities)),
    expiresOn: fc.option(fc.integer({ min: -3, max: 3 }).map((days) => addDays(day, days))),
  })
  .map((fields) => record({ ...fields, channels: fields.scope === 'publication' ? fields.channels : [] }));
/** Records as they are written: an end names one of the grants before it. */
const anyRecords = fc
  .tuple(fc.array(anyRecord, { maxLength: 8 }), fc.infiniteStream(fc.nat()))
  .map(([records, picks]) =>
    records.flatMap((one, index) => {
      if (one.decision !== 'ended') return [one];
      const grants = records.slice(0, index).filter(({ decision }) => decision === 'granted');
      const concerned = grants[picks.next().value! % grants.length];
      return concerned ? [{ ...one, concerns: concerned.id }] : [];
    }),
  );

const isAbout = (one: ConsentRecord, { scope, channel, seriesId }: ConsentUse) =>
  one.scope === scope &&
  (scope !== 'publication' || one.channels.includes(channel!)) &&
  (one.seriesId === null || one.seriesId === seriesId);

describe('stateOf', () => {
  it('permits only by a grant that is about the use, shows no less, has not ended, and nothing else was said since', () => {
    let permitted = 0;
    fc.assert(
      fc.property(anyRecords, anyUse, (records, asked) => {
        const state = stateOf(records, asked, noon);
        if (!state.permits) return;
        permitted += 1;
        const { record: granted } = state;
        const since = records.slice(records.indexOf(granted) + 1);
        expect(granted.decision).toBe('granted');
        expect(isAbout(granted, asked)).toBe(true);
        expect(since.filter((one) => one.decision !== 'ended' && isAbout(one, asked))).toEqual([]);
        expect(since.filter((one) => one.decision === 'ended' && one.concerns === granted.id)).toEqual([]);
        expect(granted.expiresOn === null || granted.expiresOn >= day).toBe(true);
        if (asked.identifiability)
          expect(identifiabilities.indexOf(granted.identifiability!)).toBeGreaterThanOrEqual(
            identifiabilities.indexOf(asked.identifiability),
          );
      }),
      { numRuns: 3000 },
    );
    expect(permitted).toBeGreaterThan(100);
  });

  it('says never-asked exactly where nothing was ever said of the use', () => {
    fc.assert(
      fc.property(anyRecords, anyUse, (records, asked) => {
        const state = stateOf(records, asked, noon);
        const asksAnew = records.every((one) => one.decision === 'ended' || !isAbout(one, asked));
        expect(!state.permits && state.why === 'never-asked').toBe(asksAnew);
        if (asksAnew) expect(state.record).toBeNull();
      }),
    );
  });

  it('whatever was said before, a refusal or a withdrawal now denies', () => {
    fc.assert(
      fc.property(anyRecords, anyUse, fc.constantFrom('refused', 'withdrawn'), (records, asked, decision) => {
        const { scope, channel } = asked;
        const word = record({ scope, channels: scope === 'publication' ? [channel] : [], decision });
        expect(stateOf([...records, word], asked, noon)).toEqual({
          permits: false,
          why: decision,
          record: word,
        });
      }),
    );
  });

  it('whatever was said before, a grant now permits up to what it shows', () => {
    fc.assert(
      fc.property(anyRecords, anyUse, fc.constantFrom(...identifiabilities), (records, asked, most) => {
        const { scope, channel } = asked;
        const word = record({
          scope,
          channels: scope === 'publication' ? [channel] : [],
          identifiability: most,
        });
        const state = stateOf([...records, word], asked, noon);
        const fits =
          asked.identifiability === null ||
          identifiabilities.indexOf(asked.identifiability) <= identifiabilities.indexOf(most);
        expect(state).toEqual(
          fits ? { permits: true, record: word } : { permits: false, why: 'shows-too-much', record: word },
        );
      }),
    );
  });

  it('a word on other scopes, channels or series changes nothing', () => {
    fc.assert(
      fc.property(anyRecords, anyRecord, anyUse, (records, word, asked) => {
        fc.pre(!isAbout(word, asked) && word.decision !== 'ended');
        expect(stateOf([...records, word], asked, noon)).toEqual(stateOf(records, asked, noon));
      }),
    );
  });

  it('counts through the last minute of the last day at the clinic, and no longer', () => {
    const grant = record({ expiresOn: day });
    const permits = (at: Date) => stateOf([grant], use(), at).permits;
    expect(permits(new Date(2026, 5, 15, 23, 59, 59, 999))).toBe(true);
    expect(permits(new Date(2026, 5, 16, 0, 0, 0, 0))).toBe(false);
    expect(stateOf([grant], use(), new Date(2026, 5, 16))).toEqual({
      permits: false,
      why: 'expired',
      record: grant,
    });
  });

  it('nothing older revives when the latest grant has expired or ended', () => {
    const older = record({});
    const newer = record({ expiresOn: addDays(day, -1) });
    expect(stateOf([older, newer], use(), noon)).toMatchObject({ permits: false, why: 'expired' });
    const open = record({});
    const end = record({ decision: 'ended', concerns: open.id });
    expect(stateOf([older, open, end], use(), noon)).toEqual({ permits: false, why: 'ended', record: end });
  });

  it('an event ends the grant that named it, not what was granted since', () => {
    const first = record({ expiresOnEvent: 'end of treatment' });
    const second = record({});
    const end = record({ decision: 'ended', concerns: first.id });
    expect(stateOf([first, second, end], use(), noon)).toEqual({ permits: true, record: second });
  });

  it('a withdrawal of one channel leaves the others', () => {
    const grant = record({});
    const withdrawal = record({ decision: 'withdrawn', channels: ['print'], concerns: grant.id });
    const on = (channel: ConsentUse['channel']) => stateOf([grant, withdrawal], use({ channel }), noon);
    expect(on('print')).toEqual({ permits: false, why: 'withdrawn', record: withdrawal });
    for (const channel of consentChannels.filter((one) => one !== 'print'))
      expect(on(channel)).toEqual({ permits: true, record: grant });
  });

  it('a word on one series leaves the others, one on all counts in each', () => {
    const all = record({});
    const one = record({ seriesId: 'series-1', decision: 'refused' });
    expect(stateOf([all, one], use(), noon).permits).toBe(false);
    expect(stateOf([all, one], use({ seriesId: 'series-2' }), noon).permits).toBe(true);
    expect(stateOf([all, one], use({ seriesId: null }), noon).permits).toBe(true);
    expect(stateOf([one, all], use(), noon).permits).toBe(true);
  });
});
