import { Button, Checkbox, CopyButton, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  calendarFeedQuery,
  useChangeCalendarFeed,
  useMakeCalendarFeed,
  useRevokeCalendarFeed,
} from '../../api/overview.ts';
import { words } from '../../language/index.ts';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { formatDay } from '../../words/dates.ts';

/** The clinic's calendar feed, for its owner: made, renewed, ended, with or without patients' numbers. */
export function CalendarSection() {
  const { calendar } = words.overview;
  const state = useQuery(calendarFeedQuery);
  return (
    <section className="section" aria-labelledby="calendar">
      <h2 id="calendar">{calendar.title}</h2>
      <p className="quiet">{calendar.why}</p>
      {state.isPending && <Loading what={calendar.what} />}
      {state.isError && <Failure error={state.error} onRetry={() => state.refetch()} />}
      {state.data && <Feed feed={state.data.feed} />}
    </section>
  );
}

function Feed({ feed }: { feed: { showsNumbers: boolean; createdAt: string } | null }) {
  const { calendar } = words.overview;
  const [asking, setAsking] = useState<'renew' | 'revoke' | null>(null);
  const [wanted, setWanted] = useState(false);
  const make = useMakeCalendarFeed();
  const change = useChangeCalendarFeed();
  const revoke = useRevokeCalendarFeed();
  const showsNumbers = feed?.showsNumbers ?? wanted;
  const stop = () => setAsking(null);
  return (
    <div className="panel calendar-feed">
      <Checkbox
        label={calendar.showNumbers}
        checked={showsNumbers}
        onChange={({ currentTarget: { checked } }) =>
          feed ? change.mutate({ showsNumbers: checked }) : setWanted(checked)
        }
      />
      {make.data && feed && <Address address={make.data.address} />}
      {feed ? (
        <Group gap="sm">
          <p className="quiet">{calendar.madeOn(formatDay(feed.createdAt.slice(0, 10)))}</p>
          <Button variant="default" size="sm" onClick={() => setAsking('renew')}>
            {calendar.renew}
          </Button>
          <Button variant="subtle" color="gray" size="sm" onClick={() => setAsking('revoke')}>
            {calendar.revoke}
          </Button>
        </Group>
      ) : (
        <Button
          variant="default"
          w="fit-content"
          loading={make.isPending}
          onClick={() => make.mutate({ showsNumbers })}
        >
          {calendar.make}
        </Button>
      )}
      {(make.error ?? change.error) && <Failure error={make.error ?? change.error} />}
      {asking === 'renew' && (
        <ConfirmDialog
          title={calendar.renewTitle}
          confirmLabel={calendar.renewConfirm}
          pending={make.isPending}
          error={make.error}
          onConfirm={() => make.mutate({ showsNumbers }, { onSuccess: stop })}
          onClose={stop}
        >
          <p>{calendar.renewWhat}</p>
        </ConfirmDialog>
      )}
      {asking === 'revoke' && (
        <ConfirmDialog
          title={calendar.revokeTitle}
          confirmLabel={calendar.revokeConfirm}
          pending={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(undefined, { onSuccess: stop })}
          onClose={stop}
        >
          <p>{calendar.revokeWhat}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function Address({ address }: { address: string }) {
  const { calendar } = words.overview;
  return (
    <div className="notice">
      <TextInput
        label={calendar.address}
        description={calendar.addressNote}
        readOnly
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button variant="default" size="sm" mt={8} onClick={copy}>
            {copied ? calendar.copied : calendar.copy}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
