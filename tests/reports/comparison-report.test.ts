import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { type ComparisonReport, renderComparisonReport } from '../../src/reports/index.ts';
import { exampleComparison, measurement, notMeasurable } from './example-comparison.ts';

const bytes = new Uint8Array([1, 2, 3]);
const image = (name: string, mediaType = 'image/jpeg') => ({ name, mediaType, width: 40, height: 30, bytes });
const images = [image('before'), image('after'), image('change-redness', 'image/png')];
const render = (rest: Partial<ComparisonReport> = {}) =>
  renderComparisonReport({ comparison: exampleComparison(), images, ...rest });
const parse = (report: string) => parseHTML(report).document;

describe('comparison report', () => {
  it('says every verdict in words, marks beside them', () => {
    const verdicts = [...parse(render()).querySelectorAll('.verdicts li')];
    expect(verdicts.map((item) => item.textContent)).toEqual([
      'Texture, left cheek: 19 % smoother (15 to 22 %)',
      'Redness, left cheek: 31 % redder (18 to 44 %)',
      'Texture, right cheek: no measurable change (we could have seen 8 % or more)',
      expect.stringContaining('left cheek and right cheek: not measurable. The photo has too few'),
    ]);
    const marks = verdicts.map((item) => item.querySelector('svg')?.getAttribute('aria-label'));
    expect(marks).toEqual(['Improved', 'Worsened', 'No measurable change', 'Not measurable']);
  });

  it('shows every measurement in the table, with interval and what could have been seen', () => {
    const rows = [...parse(render()).querySelectorAll('.stacked tbody tr')];
    expect(rows).toHaveLength(4);
    expect(rows[3]!.textContent).toContain('left cheek and right cheekNot measurable');
    expect([...rows[0]!.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      'Improved',
      '−19 %',
      '−22 to −15 %',
      '7 % or more',
      '4.10',
      '3.30',
    ]);
  });

  it('counts blemishes and marks them on both photos when asked to', () => {
    const list = [
      { at: [0.4, 0.5] as [number, number], diameterMm: 2, state: 'matched' as const },
      { at: [0.6, 0.5] as [number, number], diameterMm: 2, state: 'new' as const },
    ];
    const blemishes = measurement({
      metric: 'blemishes',
      lesions: { matched: 1, new: 1, resolved: 0, list },
    });
    const document = parse(render({ comparison: exampleComparison({ measurements: [blemishes] }) }));
    expect(document.querySelector('.verdicts .lesions')?.textContent).toBe('1 blemish in both photos, 1 new');
    expect(document.querySelectorAll('.frame .marks')).toHaveLength(2);
    expect(document.querySelectorAll('.frame .mark-new')).toHaveLength(2);
    expect(document.querySelector('#marks')?.hasAttribute('checked')).toBe(false);
    expect(parse(render()).querySelector('.marks, #marks')).toBeNull();
  });

  it('tells coarse texture from texture and says what the card did', () => {
    const comparison = exampleComparison({ measurements: [measurement({ metric: 'coarse-texture' })] });
    const card = { logGain: [0.1, 0.2, 0.3], gamma: [1.1, 1, 0.9] } as {
      logGain: [number, number, number];
      gamma: [number, number, number];
    };
    const withCard = { ...comparison, normalisation: { ...comparison.normalisation, card } };
    expect(render({ comparison: withCard })).toContain('another quantity');
    expect(render({ comparison: withCard })).toContain(
      'exponent between the tone curves 1.1000, 1.0000, 0.9000',
    );
    expect(render()).not.toContain('another quantity');
    expect(render()).not.toContain('tone curves');
  });

  it('needs nothing from elsewhere and forbids to load it', () => {
    const report = render();
    const document = parse(report);
    const sources = [...document.querySelectorAll('[src], link, [href]')].map((element) =>
      element.getAttribute('src')?.slice(0, 5),
    );
    expect(sources).toEqual(['data:', 'data:', 'data:']);
    expect(report.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\/|@import|url\((?!#)/);
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
    const script = createHash('sha256')
      .update(document.querySelector('script')!.textContent)
      .digest('base64');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${script}'`);
  });

  it('says once that it gives no diagnosis', () => {
    expect(render().match(/no diagnosis/g)).toHaveLength(1);
  });

  it('puts the refusal first where the pair can’t be compared, and draws no chart of nothing', () => {
    const comparison = exampleComparison({
      comparability: {
        verdict: 'not-comparable',
        reasons: [
          { code: 'DIFFERENT_SUBJECT', metrics: [], message: 'Check that both are of this patient.' },
        ],
      },
      measurements: [notMeasurable('redness', 'left cheek')],
    });
    const document = parse(render({ comparison, images: [] }));
    const headings = [...document.querySelectorAll('h2')].map((heading) => heading.textContent);
    expect(headings).toEqual(['Can these photos be compared?', 'What changed', 'Photos', 'Measurements']);
    expect(document.querySelector('.reasons')?.textContent).toContain('Check that both are of this patient.');
    expect(document.querySelector('.dermalapse-chart')).toBeNull();
  });

  it('counts nothing of a healing visit', () => {
    const document = parse(render({ healing: true }));
    expect(document.querySelectorAll('.improved, .worsened')).toHaveLength(0);
    expect(document.querySelector('header')?.textContent).toContain('Healing, not outcome.');
  });

  it('marks synthetic photos', () => {
    expect(parse(render({ synthetic: true })).querySelector('.synthetic')?.textContent).toBe(
      'Synthetic photos',
    );
    expect(parse(render()).querySelector('.synthetic')).toBeNull();
  });

  it('escapes every text that people can type', () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>&\'';
    const reason = { code: 'POSE' as const, metrics: [], message: hostile };
    const comparison = exampleComparison({
      id: hostile,
      comparability: { verdict: 'limited', reasons: [reason] },
      measurements: [
        measurement({ region: hostile, metric: hostile, unit: hostile }),
        { ...notMeasurable('pores', hostile), reasons: [reason] },
      ],
    });
    const document = parse(render({ comparison, images: [...images, image(`change-${hostile}`)] }));
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(document.querySelector('[onerror], img[src="x"]')).toBeNull();
    expect(document.querySelector('.verdicts')?.textContent).toContain(hostile);
  });

  it('has unique ids and labels that point to them', () => {
    const document = parse(render());
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const label of document.querySelectorAll('label')) {
      expect(ids).toContain(label.getAttribute('for'));
    }
  });
});
