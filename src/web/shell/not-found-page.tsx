import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from './page.tsx';

/** An address that leads nowhere, or to something that was removed. */
export function NotFoundPage({ what = 'page' }: { what?: string }) {
  return (
    <Page title={`This ${what} is not here`}>
      <Text>It may have been removed, or the address was not copied whole.</Text>
      <Anchor component={Link} to="/patients">
        Go to patients
      </Anchor>
    </Page>
  );
}
