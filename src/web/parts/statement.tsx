import { type Mark, VerdictMark } from './verdict.tsx';

/** A verdict in words with its mark behind the last word, never alone on a line. */
export function Statement({ words, verdict }: { words: string; verdict: Mark }) {
  const cut = words.lastIndexOf(' ') + 1;
  return (
    <>
      {words.slice(0, cut)}
      <span className="number">
        {words.slice(cut)} <VerdictMark verdict={verdict} />
      </span>
    </>
  );
}
