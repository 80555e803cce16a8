import { describe, expect, it } from 'vitest';
import { addMonths } from '../../src/calendar.ts';
import { type CareRecord, defaultProtocol, scheduleOf } from '../../src/series/index.ts';
import { openItems } from '../../src/series/schedule.ts';

const record = (rest: Partial<CareRecord> = {}): CareRecord => ({
  protocol: defaultProtocol,
  startedOn: '2026-01-05',
  sessionDays: [],
  photoDays: [],
  ...rest,
});

/** 'session 2: due 2026-02-09' and the like, one a line. */
const lines = (facts: Partial<CareRecord>, today: string) =>
  scheduleOf(record(facts), { today }).map(
    ({ kind, number, months, state, dueOn, doneOn }) =>
      `${[kind, number ?? months].filter(Boolean).join(' ')}: ${state} ${doneOn ?? dueOn}`,
  );

const course = ['2026-01-05', '2026-02-09', '2026-03-16', '2026-04-20'];

describe('the schedule of a series', () => {
  it('begins with baseline photos and the first session', () => {
    expect(lines({}, '2026-01-20')).toEqual([
      'baseline-photos: due 2026-01-05',
      'session 1: due 2026-01-05',
      'session 2: upcoming 2026-02-24',
      'session 3: upcoming 2026-03-31',
      'session 4: upcoming 2026-05-05',
      'follow-up 1: upcoming 2026-06-05',
      'follow-up 3: upcoming 2026-08-05',
      'follow-up 6: upcoming 2026-11-05',
      'touch-up: upcoming 2026-11-05',
    ]);
  });

  it('says that baseline photos are missing once a session was given', () => {
    const [baseline] = lines({ sessionDays: ['2026-01-10'], photoDays: ['2026-01-12'] }, '2026-01-20');
    expect(baseline).toBe('baseline-photos: overdue 2026-01-05');
    const [taken] = lines({ sessionDays: ['2026-01-10'], photoDays: ['2026-01-10'] }, '2026-01-20');
    expect(taken).toBe('baseline-photos: done 2026-01-10');
  });

  it.each([
    ['2026-02-08', 'session 2: upcoming 2026-02-09'],
    ['2026-02-09', 'session 2: due 2026-02-09'],
    ['2026-02-16', 'session 2: due 2026-02-09'],
    ['2026-02-17', 'session 2: overdue 2026-02-09'],
    ['2026-06-01', 'session 2: overdue 2026-02-09'],
  ])('on %s has %s', (today, line) => {
    expect(lines({ sessionDays: ['2026-01-05'] }, today)).toContain(line);
  });

  it('reckons from the session actually given, and never asks for two at once', () => {
    expect(lines({ sessionDays: ['2026-01-05', '2026-03-30'] }, '2026-06-01').slice(2, 5)).toEqual([
      'session 2: done 2026-03-30',
      'session 3: overdue 2026-05-04',
      'session 4: upcoming 2026-07-06',
    ]);
  });

  it('asks for follow-ups by months after the last session', () => {
    expect(lines({ sessionDays: course, photoDays: ['2026-01-05', '2026-05-20'] }, '2026-08-20')).toEqual([
      'baseline-photos: done 2026-01-05',
      'session 1: done 2026-01-05',
      'session 2: done 2026-02-09',
      'session 3: done 2026-03-16',
      'session 4: done 2026-04-20',
      'follow-up 1: done 2026-05-20',
      'follow-up 3: overdue 2026-07-20',
      'follow-up 6: upcoming 2026-10-20',
      'touch-up: upcoming 2026-10-20',
    ]);
  });

  it.each([
    ['2026-05-17', 'upcoming 2026-05-20'],
    ['2026-05-18', 'done 2026-05-18'],
    ['2026-07-05', 'done 2026-07-05'],
    ['2026-07-06', 'upcoming 2026-05-20'],
  ])('counts a photo of %s for the first month as %s', (photoDay, state) => {
    const followUp = lines({ sessionDays: course, photoDays: [photoDay] }, '2026-05-15');
    expect(followUp[5]).toBe(`follow-up 1: ${state}`);
  });

  it('takes further sessions into the course until the time of the touch-up', () => {
    const more = [...course, '2026-06-01', '2027-01-10'];
    const found = lines({ sessionDays: more, photoDays: [] }, '2027-01-11');
    expect(found.filter((line) => line.startsWith('session'))).toHaveLength(5);
    expect(found).toContain('session 5: done 2026-06-01');
    expect(found).toContain('follow-up 1: overdue 2026-07-01');
    expect(found).toContain('touch-up: done 2027-01-10');
  });

  it('ends: a finished series has nothing open', () => {
    const facts = {
      sessionDays: [...course, '2026-11-01'],
      photoDays: ['2026-01-05', '2026-05-20', '2026-07-20', '2026-10-20'],
    };
    expect(openItems(record(facts))).toEqual([]);
    expect(scheduleOf(record(facts), { today: '2030-01-01' }).every(({ state }) => state === 'done')).toBe(
      true,
    );
  });

  it('asks for no touch-up where none is planned, and for a week of grace only where it is', () => {
    const protocol = { ...defaultProtocol, touchUpMonths: null, followUpMonths: [] };
    expect(lines({ protocol, sessionDays: course, photoDays: ['2026-01-01'] }, '2026-06-01')).toHaveLength(5);
    expect(lines({ sessionDays: course }, '2027-04-21').at(-1)).toBe('touch-up: overdue 2026-10-20');
    expect(lines({ sessionDays: course }, '2027-04-20').at(-1)).toBe('touch-up: due 2026-10-20');
  });

  it('depends neither on the order of the days nor on today for what is open', () => {
    const facts = { sessionDays: [...course].reverse(), photoDays: ['2026-05-20', '2026-01-05'] };
    expect(openItems(record(facts)).map(({ kind, months }) => [kind, months])).toEqual([
      ['follow-up', 3],
      ['follow-up', 6],
      ['touch-up', null],
    ]);
    expect(
      openItems(record({ sessionDays: ['2026-01-05'] })).map(({ kind, dueOn }) => [kind, dueOn]),
    ).toEqual([
      ['baseline-photos', '2026-01-05'],
      ['session', '2026-02-09'],
    ]);
  });
});

describe('a month on', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});
