/**
 * What a room's routes.ts is made of. A route is data: the app mounts it, the OpenAPI document describes it and the
 * access tests walk it, all from the same table. Rooms answer with values and never see Express.
 */
import { z } from 'zod';

/** What people of the clinic are: the owner is a clinician who also looks after accounts; marketing sees no patient. */
export const roles = ['owner', 'clinician', 'marketing'] as const;
export type Role = (typeof roles)[number];

/**
 * Who may call a route; `null` is everybody, signed in or not. There is no default: a route that does not say does not
 * compile.
 */
export const permissions = {
  public: null,
  /** Everybody who is signed in. Nothing of a patient is behind it. */
  staff: ['owner', 'clinician', 'marketing'],
  clinician: ['owner', 'clinician'],
  /** Whoever makes galleries. Behind it is only what patients agreed to have published, and never who they are. */
  publisher: ['owner', 'clinician', 'marketing'],
  owner: ['owner'],
} as const satisfies Record<string, readonly Role[] | null>;
export type Permission = keyof typeof permissions;

/** The signed-in person a request acts for. */
export interface Actor {
  userId: string;
  /** Of the sign-in, not of a treatment. */
  signInId: string;
  name: string;
  email: string;
  role: Role;
}

export interface UploadedFile {
  /** In the private temporary folder; removed by the app once the request is answered. */
  path: string;
  /** As the browser sent it. For people only: nothing is recognised by it. */
  name: string;
}

export type EventSender = (name: string, data: unknown) => void;

export interface FileAnswer {
  bytes: Uint8Array;
  mediaType: string;
  /** Names this content: the browser may keep it, but must ask again, and be permitted again, each time. */
  etag?: string;
  downloadName?: string;
  /** Offered for saving rather than shown. */
  attachment?: boolean;
  /** Instead of the app's, for a page that brings its own. It is shown as a site of its own, without our cookies. */
  contentSecurityPolicy?: string;
  /** Other websites may load it, e.g. the clinic's own. */
  forOtherSites?: boolean;
}

/** A page that the server renders, for people who are not signed in. */
export interface PageAnswer {
  html: string;
  /** Everything the page may load and run; see the pages' frame. */
  contentSecurityPolicy: string;
  /** Other websites may show it in a frame. */
  forOtherSites?: boolean;
}

/**
 * Addresses that open by the secret in them. Whatever is refused there, for whatever reason, is answered with one page, one
 * status and at one moment after the request came in, so that nothing is learned from a refusal.
 */
export interface SealedArea {
  /** All addresses from here on. */
  prefix: `/${string}`;
  /** The only spellings of a path that are looked up; any other is refused. */
  addresses: RegExp;
  refusal: PageAnswer;
}

/** Subscribes and returns how to unsubscribe. */
export interface EventsAnswer {
  subscribe(send: EventSender): () => void;
}

export type AnswerContract =
  | { kind: 'json'; status: 200 | 201; schema: z.ZodType }
  | { kind: 'empty'; status: 204 }
  | { kind: 'file'; status: 200; mediaTypes: readonly string[] }
  | { kind: 'page'; status: 200 }
  | { kind: 'events'; status: 200; events: Record<string, z.ZodType> };

type AnswerOf<A extends AnswerContract> = A extends { kind: 'json'; schema: infer S extends z.ZodType }
  ? z.input<S>
  : A extends { kind: 'file' }
    ? FileAnswer | PageAnswer
    : A extends { kind: 'page' }
      ? PageAnswer
      : A extends { kind: 'events' }
        ? EventsAnswer
        : undefined;

export const json = <S extends z.ZodType>(schema: S, status: 200 | 201 = 200) =>
  ({ kind: 'json', status, schema }) as const;
export const empty = { kind: 'empty', status: 204 } as const;
/** In place of a file there may be a page, e.g. of what is asked for first. */
export const file = (...mediaTypes: string[]) => ({ kind: 'file', status: 200, mediaTypes }) as const;
/** Refusals of such a route are pages too. */
export const page = { kind: 'page', status: 200 } as const;
export const events = (named: Record<string, z.ZodType>) =>
  ({ kind: 'events', status: 200, events: named }) as const;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type ActorOf<P extends Permission> = P extends 'public' ? Actor | null : Actor;

export interface RouteRequest<P extends Permission, Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  /** Only on routes that declare `upload`, and there always at least one: without a file the app refuses. */
  files: readonly [UploadedFile, ...UploadedFile[]];
  actor: ActorOf<P>;
  requestId: string;
  headers: Headers;
  /** Origin the browser sees, e.g. https://photos.clinic.example. */
  origin: string;
  setStatus(status: number): void;
  appendHeader(name: string, value: string): void;
}

export interface RouteDefinition<
  P extends Permission,
  Params extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Body extends z.ZodType | undefined,
  A extends AnswerContract,
> {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Express syntax, `:name` for parameters. Below `/api/` but for what people who are not signed in open. */
  path: `/${string}`;
  permission: P;
  /** Open also to whoever has yet to set up the second factor that the clinic requires. */
  beforeSecondFactor?: boolean;
  summary: string;
  params?: Params;
  query?: Query;
  /** JSON body; of a page's route a form's; the text fields of a multipart body when `upload` is there. */
  body?: Body;
  /** `maxBytes` of each file; `maxFiles` in the same field; `maxTotalBytes` of all of them, default: no limit of their own. */
  upload?: { field: string; maxBytes: number; maxFiles: number; maxTotalBytes?: number };
  /** Guessable secrets pass here: few tries per address. */
  rateLimited?: boolean;
  answer: A;
  handle(
    request: RouteRequest<P, Parsed<Params>, Parsed<Query>, Parsed<Body>>,
  ): Promise<AnswerOf<A>> | AnswerOf<A>;
}

/** A route with its types erased, as the app mounts it. */
export type Route = Omit<
  RouteDefinition<
    Permission,
    z.ZodType | undefined,
    z.ZodType | undefined,
    z.ZodType | undefined,
    AnswerContract
  >,
  'handle'
> & { handle(request: RouteRequest<Permission, unknown, unknown, unknown>): unknown };

/** Checks one entry of a routes.ts: handler against its schemas, permission present. */
export function route<
  const P extends Permission,
  const A extends AnswerContract,
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<P, Params, Query, Body, A>): Route {
  return definition as unknown as Route;
}

export const idSchema = z.uuid();

/** `{patientId}` and the like: an id of another form is an unknown one, so it is answered 404. */
export const idParams = <const N extends string>(name: N) =>
  z.strictObject({ [name]: idSchema } as Record<N, typeof idSchema>);

/** On whose behalf a use case runs; every route request of a signed-in person is one. */
export interface Caller {
  actor: Actor;
  requestId: string;
}
