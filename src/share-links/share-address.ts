/** Where all addresses of share links begin. */
export const shareFolder = '/report';

export const addressOf = (token: string): string => `${shareFolder}/${token}`;

/** The only spellings that are looked up: a token as it is made, and what its pages link to. */
export const shareAddresses = /^\/report\/[\w-]{43}(\/consent|\/(pictures|files)\/[\w.-]+)?$/;
