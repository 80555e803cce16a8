/** Stages of a comparison in the order they run. */
export const stages = ['decode', 'register', 'normalise', 'measure', 'uncertainty'] as const;
export type Stage = (typeof stages)[number];

export type TimingsMs = Record<Stage | 'total', number>;

export interface Timings {
  /** Ends the running stage and starts the next. */
  enter(stage: Stage): void;
  /** Ends the running stage; what follows counts in the total only. */
  leave(): void;
  finish(): TimingsMs;
}

/** @param now milliseconds of any monotonic clock */
export function startTimings(now: () => number, onStage: (stage: Stage) => void): Timings {
  const begun = now();
  const spent: Record<Stage, number> = { decode: 0, register: 0, normalise: 0, measure: 0, uncertainty: 0 };
  let running: { stage: Stage; since: number } | null = null;
  const leave = () => {
    if (running) spent[running.stage] += now() - running.since;
    running = null;
  };
  return {
    enter(stage) {
      leave();
      running = { stage, since: now() };
      onStage(stage);
    },
    leave,
    finish() {
      leave();
      const rounded = (ms: number) => Math.round(ms * 10) / 10;
      const entries = stages.map((stage) => [stage, rounded(spent[stage])]);
      return { ...Object.fromEntries(entries), total: rounded(now() - begun) };
    },
  };
}
