import { z } from 'zod';
import { empty, file, json, type Route, route } from '../route.ts';
import { changeCalendarFeed } from './change-calendar-feed.ts';
import type { OverviewDeps } from './deps.ts';
import { makeCalendarFeed } from './make-calendar-feed.ts';
import { readCalendar } from './read-calendar.ts';
import { readCalendarFeed } from './read-calendar-feed.ts';
import { readOverview } from './read-overview.ts';
import { revokeCalendarFeed } from './revoke-calendar-feed.ts';
import {
  calendarFeedInputSchema,
  calendarFeedMadeSchema,
  calendarFeedSchema,
  calendarFeedStateSchema,
  overviewSchema,
} from './types.ts';

export const overviewRoutes = (deps: OverviewDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/overview',
    permission: 'clinician',
    summary: "Today's patients, what is due, analyses under way, photos that could not be compared",
    answer: json(overviewSchema),
    handle: (request) => readOverview(deps, { by: request }),
  }),
  route({
    method: 'get',
    path: '/api/calendar-feed',
    permission: 'owner',
    summary: 'Whether there is a calendar feed, and what it shows',
    answer: json(calendarFeedStateSchema),
    handle: () => readCalendarFeed(deps),
  }),
  route({
    method: 'post',
    path: '/api/calendar-feed',
    permission: 'owner',
    summary: 'Makes the calendar feed, or gives it a new address; the one before ends',
    body: calendarFeedInputSchema,
    answer: json(calendarFeedMadeSchema, 201),
    handle: (request) => makeCalendarFeed(deps, { input: request.body, origin: request.origin, by: request }),
  }),
  route({
    method: 'patch',
    path: '/api/calendar-feed',
    permission: 'owner',
    summary: 'Shows or hides patients’ numbers in the calendar feed',
    body: calendarFeedInputSchema,
    answer: json(calendarFeedSchema),
    handle: (request) => changeCalendarFeed(deps, { input: request.body, by: request }),
  }),
  route({
    method: 'delete',
    path: '/api/calendar-feed',
    permission: 'owner',
    summary: 'Ends the calendar feed',
    answer: empty,
    handle: (request) => revokeCalendarFeed(deps, { by: request }),
  }),
  route({
    method: 'get',
    path: '/api/calendar/:token',
    permission: 'public',
    summary: 'The calendar feed (iCalendar), by its secret address',
    params: z.strictObject({ token: z.string().regex(/^[\w-]{43}\.ics$/) }),
    rateLimited: true,
    answer: file('text/calendar'),
    handle: (request) => readCalendar(deps, { token: request.params.token.replace(/\.ics$/, '') }),
  }),
];
