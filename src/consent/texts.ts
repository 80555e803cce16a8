import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import { sha256Of } from '../storage/index.ts';
import type { ConsentDeps } from './deps.ts';
import { firstTexts } from './first-texts.ts';
import { insertConsentText, listConsentTexts } from './store.ts';
import { type ConsentText, type ConsentTextInput, type ConsentTextList, consentScopes } from './types.ts';

type Deps = Pick<ConsentDeps, 'database' | 'clock'>;

/** What is signed: title, empty line, body, in UTF-8. */
const hashOf = ({ title, body }: { title: string; body: string }): string =>
  sha256Of(Buffer.from(`${title}\n\n${body}`));

/** Puts version 1 of each text into a database that has none. Call at start. */
export async function addFirstTexts({ database, clock }: Deps): Promise<void> {
  const known = new Set((await listConsentTexts(database)).map(({ scope }) => scope));
  for (const scope of consentScopes.filter((one) => !known.has(one))) {
    const text = firstTexts[scope];
    const createdAt = clock().toISOString();
    await insertConsentText(database, {
      scope,
      version: 1,
      ...text,
      sha256: hashOf(text),
      actorId: null,
      createdAt,
    });
  }
}

/** No patient and no person is in them. */
export async function readConsentTexts({ database }: Pick<Deps, 'database'>): Promise<ConsentTextList> {
  return { texts: await listConsentTexts(database) };
}

/**
 * Adds a version of a text; what was signed before stays as it was.
 * @throws AppError CONFLICT when somebody else wrote a newer version meanwhile
 */
export async function addConsentText(
  deps: Deps,
  { input, by }: { input: ConsentTextInput; by: Caller },
): Promise<ConsentText> {
  const { scope, title, body, basedOn } = input;
  return deps.database.transaction().execute(async (database) => {
    const latest = (await listConsentTexts(database)).find((text) => text.scope === scope);
    if (latest?.version !== basedOn) {
      throw new AppError('CONFLICT', {
        message: `text of ${scope} changed meanwhile`,
        userMessage: `${latest?.by ?? 'Somebody else'} wrote version ${latest?.version ?? 1} while you had this open. Nothing was overwritten: read it and save again.`,
      });
    }
    const version = basedOn + 1;
    const createdAt = deps.clock().toISOString();
    const sha256 = hashOf({ title, body });
    await insertConsentText(database, {
      scope,
      version,
      title,
      body,
      sha256,
      actorId: by.actor.userId,
      createdAt,
    });
    await recordAuditEvent(
      { ...deps, database },
      {
        name: 'consentTextAdded',
        actorId: by.actor.userId,
        entityId: scope,
        requestId: by.requestId,
        detail: { version, sha256 },
      },
    );
    return { scope, version, title, body, sha256, by: by.actor.name, at: createdAt };
  });
}
