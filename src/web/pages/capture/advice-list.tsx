import { useEffect, useRef, useState } from 'react';
import { IconCheck } from '../../icons.ts';
import { words } from '../../language/index.ts';
import type { Advice } from './judge-frame.ts';

interface AdviceListProps {
  /** Null while nothing was looked at. */
  advice: Advice[] | null;
  failed: boolean;
  starting: boolean;
}

/** What to change, the most important first. */
export function AdviceList({ advice, failed, starting }: AdviceListProps) {
  const texts = failed
    ? [words.capture.checksFailed]
    : advice === null
      ? [starting ? words.capture.starting : words.capture.looking]
      : advice.map((each) => words.capture.advice(each));
  const fits = !failed && advice?.length === 0;
  const spoken = useSlow(fits ? words.capture.allFits : (texts[0] ?? ''));
  return (
    <div className="capture-advice">
      {fits ? (
        <p className="capture-fits">
          <IconCheck size={20} aria-hidden="true" /> {words.capture.allFits}
        </p>
      ) : (
        <ul>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <p role="status" className="visually-hidden">
        {spoken}
      </p>
    </div>
  );
}

const spokenEveryMs = 2000;

/** For the ear: a picture a fifth of a second old is no news. */
function useSlow(text: string): string {
  const [slow, setSlow] = useState(text);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    const timer = setInterval(() => setSlow(latest.current), spokenEveryMs);
    return () => clearInterval(timer);
  }, []);
  return slow;
}
