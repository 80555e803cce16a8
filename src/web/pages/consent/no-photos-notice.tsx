import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';

/** Why no photo can be added to a series: its patient said no to photos on record. */
export function NoPhotosNotice({ since, patientId }: { since: string; patientId: string }) {
  const { noPhotos } = words.consent;
  return (
    <p className="notice screen-only">
      {noPhotos.since(formatDay(since))} {noPhotos.todo}{' '}
      <Anchor component={Link} to={`/patients/${patientId}/consent`} underline="always">
        {noPhotos.toConsent}
      </Anchor>
    </p>
  );
}
