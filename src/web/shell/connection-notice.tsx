import type { Connection } from '../api/events.ts';
import { words } from '../language/index.ts';

/** One line under the header while the server is out of reach. Polite: it interrupts nobody. */
export function ConnectionNotice({ connection }: { connection: Connection }) {
  return (
    <div role="status" className="connection">
      {connection === 'lost' && <p>{words.shell.connectionLost}</p>}
    </div>
  );
}
