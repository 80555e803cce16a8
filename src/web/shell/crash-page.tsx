import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { words } from '../language/index.ts';

/** Shown in place of a page that broke. */
export function CrashPage() {
  return (
    <main className="notice-page">
      <Stack gap="md">
        <Title order={1}>{words.shell.crashTitle}</Title>
        <Text>{words.shell.crash} </Text>
        <Group>
          <Button onClick={() => window.location.reload()}>{words.shell.reload}</Button>
          <Button variant="default" component="a" href="/">
            {words.shell.goHome}
          </Button>
        </Group>
      </Stack>
    </main>
  );
}
