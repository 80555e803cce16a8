import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { signingKeysQuery } from '../../api/accounts.ts';
import { words } from '../../language/index.ts';
import { formatMoment } from '../../words/dates.ts';

/** Which key the clinic signs with; to renew it is work for the console. Says nothing until it is known. */
export function SigningKeyNote() {
  const { data } = useQuery(signingKeysQuery);
  const current = data?.items.find(({ retiredAt }) => retiredAt === null);
  if (!current) return null;
  return (
    <section className="panel settings-form">
      <Stack gap="xs">
        <h2>{words.settings.signing}</h2>
        <p>{words.settings.signingWhy}</p>
        <p>
          <code>{current.id}</code> {words.settings.signingSince(formatMoment(current.madeAt))}
        </p>
        <Anchor href="/verify">{words.settings.verify}</Anchor>
      </Stack>
    </section>
  );
}
