import type { SigningKeys } from './signing-keys.ts';

export interface ProvenanceDeps {
  signingKeys: SigningKeys;
}
