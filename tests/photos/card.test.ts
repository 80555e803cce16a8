import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestClinic, type TestClinic } from '../test-clinic.ts';

let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic();
});
afterEach(() => test.close());

const print = (query = '') => test.clinician.get(`/api/card.pdf${query}`).buffer();

it('prints cards under a new number each time, or under one printed before', async () => {
  const answer = await print().expect(200).expect('content-type', 'application/pdf');
  expect(Buffer.from(answer.body).subarray(0, 5).toString()).toBe('%PDF-');
  const [first, second] = [answer, await print()].map((each) => each.get('content-disposition'));
  expect(first).toMatch(/dermalapse-card-[2-9A-HJ-NP-Z]{8}\.pdf/);
  expect(first).not.toBe(second);
  const again = await print('?id=abcd2345').expect(200);
  expect(again.get('content-disposition')).toContain('dermalapse-card-ABCD2345.pdf');
});

it('says what a number looks like, and leaves an audit event', async () => {
  const { body } = await test.clinician.get('/api/card.pdf?id=O0').expect(400);
  expect(body.error.message).toMatch(/8 letters and digits without I, O, 0 and 1/);
  await print().expect(200);
  const events = await test.clinic.rooms.database
    .selectFrom('auditEvents')
    .select('name')
    .where('name', '=', 'cardPrinted')
    .execute();
  expect(events).toHaveLength(1);
});
