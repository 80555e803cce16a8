import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { words } from '../language/index.ts';
import { Page } from './page.tsx';

/** An address that leads nowhere, or to something that was removed. */
export function NotFoundPage({ what = words.shell.page }: { what?: string }) {
  return (
    <Page title={words.shell.notHere(what)}>
      <Text>{words.shell.notHereWhy}</Text>
      <Anchor component={Link} to="/">
        {words.shell.goHome}
      </Anchor>
    </Page>
  );
}
