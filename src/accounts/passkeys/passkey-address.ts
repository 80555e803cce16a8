/** The name passkeys are bound to: that of the public address, else this computer's own. */
export const passkeyDomain = (publicUrl: string | null): string =>
  publicUrl ? new URL(publicUrl).hostname : 'localhost';

/** Why browsers allow no passkey at this origin, and what to do; null: they do. */
export function whyNoPasskeys(origin: string, publicUrl: string | null): string | null {
  const { hostname, protocol, port } = new URL(origin);
  const isSecure = protocol === 'https:' || hostname === 'localhost';
  if (!isSecure && publicUrl) {
    return 'Passkeys need an encrypted address: DERMALAPSE_PUBLIC_URL must start with https.';
  }
  if (/^[\d.]+$|^\[/.test(hostname)) {
    const own = `http://localhost${port && `:${port}`}`;
    return `Passkeys need an address with a name, and this one is a number. On the server itself open ${own}; for a network, serve https under a name and set DERMALAPSE_PUBLIC_URL to it.`;
  }
  if (!isSecure || hostname !== passkeyDomain(publicUrl)) {
    return 'Passkeys need an encrypted address that the server knows: serve https under a name and set DERMALAPSE_PUBLIC_URL to it.';
  }
  return null;
}
