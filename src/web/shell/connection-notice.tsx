import type { Connection } from '../api/events.ts';

/** One line under the header while the server is out of reach. Polite: it interrupts nobody. */
export function ConnectionNotice({ connection }: { connection: Connection }) {
  return (
    <div role="status" className="connection">
      {connection === 'lost' && (
        <p>
          The server is out of reach. What you see may be old and nothing can be saved just now; this page
          tries again by itself.
        </p>
      )}
    </div>
  );
}
