import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStoredReport } from '../../src/imaging/phantom/benchmark/index.ts';
import { reportRoutes } from '../../src/reports/index.ts';
import { openTestClinic, type TestClinic } from '../test-clinic.ts';

let test: TestClinic;
beforeAll(async () => {
  test = await openTestClinic();
});
afterAll(() => test.close());

describe('the stored figures of the benchmark', () => {
  it('come with the product, of the documented form', () => {
    const report = loadStoredReport();
    expect(report?.schema).toBe('dermalapse.validation/1');
    expect(report?.metrics.length).toBeGreaterThan(2);
    expect(report?.limits.length).toBeGreaterThan(4);
  });

  it('are shown to whoever is signed in, and to nobody else', async () => {
    const { body } = await test.clinician.get('/api/validation').expect(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(loadStoredReport())));
    const refused = await test.stranger.get('/api/validation').expect(401);
    expect(refused.body.error.code).toBe('NOT_SIGNED_IN');
  });

  it('are answered with how to make them where there are none', () => {
    const [route] = reportRoutes({ validation: null });
    expect(() => route!.handle({} as Parameters<typeof route.handle>[0])).toThrow(
      expect.objectContaining({
        code: 'NOT_FOUND',
        userMessage: expect.stringContaining('npm run validate'),
      }),
    );
  });
});
