/** What a sign-in needs of the request it came with. */
export interface SignInRequest<Body> {
  body: Body;
  headers: Headers;
  clientAddress: string;
  requestId: string;
  appendHeader(name: string, value: string): void;
}
