import { Button, Group, Stack, Text, Title } from '@mantine/core';

/** Shown in place of a page that broke. */
export function CrashPage() {
  return (
    <main className="notice-page">
      <Stack gap="md">
        <Title order={1}>This page stopped working</Title>
        <Text>
          Everything saved is safe on the server; what was typed here and not saved is not. Reload the page.
          If it stops again, tell the person who looks after Dermalapse what you were doing.
        </Text>
        <Group>
          <Button onClick={() => window.location.reload()}>Reload</Button>
          <Button variant="default" component="a" href="/patients">
            Go to patients
          </Button>
        </Group>
      </Stack>
    </main>
  );
}
