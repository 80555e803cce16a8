import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../shell/page.tsx';

/** Where marketing starts: cases whose patients agreed to be shown. */
export function GalleryCasesPage() {
  return (
    <Page title={words.settings.casesTitle}>
      <Empty
        title={words.settings.casesEmpty}
        action={
          <Anchor component={Link} to="/how-good-is-it">
            {words.settings.casesMeanwhile}
          </Anchor>
        }
      >
        {words.settings.casesWhy}
      </Empty>
    </Page>
  );
}
