import { useAnalysisEvents } from '../api/events.ts';
import { words } from '../language/index.ts';

/**
 * Listens for analyses while it is there, and says in one line under the header when the server is out of reach. Polite: it
 * interrupts nobody.
 */
export function ConnectionNotice() {
  const connection = useAnalysisEvents();
  return (
    <div role="status" className="connection">
      {connection === 'lost' && <p>{words.shell.connectionLost}</p>}
    </div>
  );
}
