import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { forgetSession } from '../api/query-client.ts';
import { sessionQuery, useSignOut } from '../api/session.ts';
import { words } from '../language/index.ts';

const warnMs = 60_000;

/**
 * Warns a minute before the sign-in ends for want of use, and clears the screen when it does. The server counts; asking it
 * tells it how long this screen has lain idle, and tells us whether another tab was used meanwhile.
 */
export function IdleWatch() {
  const queryClient = useQueryClient();
  const session = useQuery(sessionQuery);
  const signOut = useSignOut();
  const [now, setNow] = useState(Date.now);
  const { refetch, dataUpdatedAt } = session;
  const endsAt = dataUpdatedAt + (session.data?.secondsLeft ?? 0) * 1000;
  const leftMs = endsAt - Math.max(now, dataUpdatedAt);

  useEffect(() => {
    const look = async () => {
      const { data, isError } = await refetch();
      // Over, or out of reach when it should be over: what is on screen must not stay there either way.
      if (leftMs <= 0 && (isError || !data)) forgetSession(queryClient);
      setNow(Date.now());
    };
    const tick = () => setNow(Date.now());
    const isLastMinute = leftMs > 0 && leftMs <= warnMs;
    const timer = isLastMinute ? setTimeout(tick, 1000) : setTimeout(look, Math.max(0, leftMs - warnMs));
    return () => clearTimeout(timer);
  }, [leftMs, refetch, queryClient]);

  if (leftMs > warnMs) return null;
  return (
    <Modal opened onClose={() => refetch()} title={words.shell.idleTitle} withCloseButton={false}>
      <Stack gap="md">
        <Text>{words.shell.idle}</Text>
        <Text className="number" aria-hidden="true">
          {words.shell.secondsLeft(Math.max(0, Math.ceil(leftMs / 1000)))}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => signOut.mutate()}>
            {words.shell.signOut}
          </Button>
          <Button onClick={() => refetch()} data-autofocus>
            {words.shell.stay}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
