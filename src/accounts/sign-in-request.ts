/** What a sign-in needs of the request it came with. */
export interface SignInRequest<Body> {
  body: Body;
  headers: Headers;
  requestId: string;
  appendHeader(name: string, value: string): void;
}
