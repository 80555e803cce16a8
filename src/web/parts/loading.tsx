import { Loader } from '@mantine/core';
import { words } from '../language/index.ts';

/** Says what is being loaded. Appears after a moment (CSS), so that quick answers do not flicker. */
export function Loading({ what }: { what: string }) {
  return (
    <div className="loading" role="status">
      <Loader size="sm" color="gray" aria-hidden="true" />
      <span>{words.parts.loading(what)}</span>
    </div>
  );
}
