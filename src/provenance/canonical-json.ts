import canonicalize from 'canonicalize';
import { sha256Of } from '../storage/index.ts';

/**
 * The one text of a value (RFC 8785), whatever order its names were written in.
 * @throws Error for what JSON can't hold: a number that is not finite, half of a surrogate pair
 */
export function canonicalJson(value: unknown): string {
  return canonicalize(value)!;
}

export function canonicalSha256(value: unknown): string {
  return sha256Of(Buffer.from(canonicalJson(value)));
}
