import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../src/imaging/comparison.ts';
import { layOutFindings } from '../../src/reports/measurement-groups.ts';
import { faceMeasurements, measurementsOf } from '../web/mock/clinic.ts';

const names = (measurements: readonly Measurement[]) => measurements.map(({ metric }) => metric);

describe('findings of a face', () => {
  const { regions, notMeasurable } = layOutFindings(faceMeasurements);

  it('hold every measurement once', () => {
    const said = regions.flatMap(({ own, unchanged }) => [...own, ...unchanged]);
    const refused = faceMeasurements.filter(({ verdict }) => verdict === 'not-measurable');
    expect(new Set(said).size).toBe(said.length);
    expect([...said, ...refused].length).toBe(faceMeasurements.length);
    expect(notMeasurable.length).toBeLessThan(refused.length);
  });

  it('share lines in a pair that must be read with care, too', () => {
    const caution = { code: 'EXPRESSION' as const, metrics: [], message: 'The face moved.' };
    const cautioned = faceMeasurements.map((m) => ({ ...m, reasons: [...m.reasons, caution] }));
    const shared = layOutFindings(cautioned).regions.map(({ unchanged }) => unchanged.length);
    expect(shared).toEqual(regions.map(({ unchanged }) => unchanged.length));
  });

  it('let what did not change share a line, but nothing that changed, may be chance or lists blemishes', () => {
    const first = regions[0]!;
    expect(first.region).toBe('forehead');
    expect(names(first.unchanged)).toEqual(['redness', 'wrinkles', 'tone']);
    expect(names(first.own)).toEqual(['texture', 'blemishes']);
    expect(regions.flatMap(({ own }) => own).some(({ reasons }) => reasons.length > 0)).toBe(true);
  });
});

describe('findings of one region', () => {
  it('stand one by one', () => {
    const { regions } = layOutFindings(measurementsOf(0));
    expect(regions.map(({ own, unchanged }) => [own.length, unchanged.length])).toEqual([[6, 0]]);
  });
});
