import { type Mark, VerdictMark } from './verdict.tsx';

/** A verdict in words with its mark behind the last word, never alone on a line; nor is a percent sign. */
export function Statement({ words, verdict }: { words: string; verdict: Mark }) {
  const cut = words.search(/\S+(?: %\S*)?$/);
  return (
    <>
      {words.slice(0, cut)}
      <span className="number">
        {words.slice(cut)} <VerdictMark verdict={verdict} />
      </span>
    </>
  );
}
