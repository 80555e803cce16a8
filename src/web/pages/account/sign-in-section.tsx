import { Button, Group } from '@mantine/core';
import type { OwnAccount } from '../../../accounts/own-account/types.ts';
import { useEndSignIn, useEndSignIns } from '../../api/accounts.ts';
import { errorSentence } from '../../api/client.ts';
import { words } from '../../language/index.ts';
import { formatMoment } from '../../words/dates.ts';
import { describeDevice } from '../../words/device.ts';
import { Section } from './section.tsx';

/** Every browser that is signed in to this account. */
export function SignInSection({ signIns }: { signIns: OwnAccount['signIns'] }) {
  const end = useEndSignIn();
  const endAll = useEndSignIns();
  const error = end.error ?? endAll.error;
  return (
    <Section title={words.account.signInsTitle}>
      <ul className="account-list">
        {signIns.map(({ id, userAgent, signedInAt, lastUsedAt, isThis }) => {
          const device = describeDevice(userAgent);
          return (
            <li key={id}>
              <div>
                <p className="one-line">
                  {device}
                  {isThis && <strong>{` (${words.account.signInThis})`}</strong>}
                </p>
                <p className="quiet">
                  {[
                    words.account.signInSince(formatMoment(signedInAt)),
                    words.account.signInLast(formatMoment(lastUsedAt)),
                  ].join(', ')}
                </p>
              </div>
              {!isThis && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={words.account.signInEndOf(device)}
                  loading={end.isPending && end.variables === id}
                  onClick={() => end.mutate(id)}
                >
                  {words.account.signInEnd}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div role="alert" className="form-error">
        {error && errorSentence(error)}
      </div>
      <Group gap="sm">
        {signIns.length > 1 && (
          <Button variant="default" onClick={() => endAll.mutate({ keepThis: true })}>
            {words.account.signInsEndOthers}
          </Button>
        )}
        <Button variant="default" onClick={() => endAll.mutate({ keepThis: false })}>
          {words.account.signInsEndAll}
        </Button>
      </Group>
    </Section>
  );
}
