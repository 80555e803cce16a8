/** What can be said of a change. The same words as in a comparison; charts import nothing, so they are repeated here. */
export type ChartVerdict = 'improved' | 'worsened' | 'no-measurable-change' | 'not-measurable';

/** What may create the elements: `window.document` in a browser, linkedom's on the server. */
export type ChartDocument = Document;

/** One visit at which the metric could be measured. All figures in percent of the baseline value. */
export interface MeasuredPoint {
  /** ISO date, `YYYY-MM-DD`. */
  date: string;
  percent: number;
  ci95: readonly [number, number];
  /** Smallest change that this visit's pair could have shown. */
  mdc95: number;
  verdict: 'improved' | 'worsened' | 'no-measurable-change';
  /** Taken inside a healing window: shown, never counted as outcome, never joined to the line. */
  healing: boolean;
  /** Past the healing window but before outcome is settled: counted, and said so on hover. */
  early?: boolean;
  /** Points of different versions are never on one line. */
  engineVersion: string;
  reasons?: readonly string[];
}

/** One visit at which nothing could be measured: a mark on the axis with its reasons. */
export interface NotMeasurablePoint {
  date: string;
  verdict: 'not-measurable';
  healing?: boolean;
  engineVersion?: string;
  reasons?: readonly string[];
}

export type SeriesPoint = MeasuredPoint | NotMeasurablePoint;

export interface SessionMark {
  /** ISO date, `YYYY-MM-DD`. */
  date: string;
  device: string;
  needleDepthMm: number | null;
  passes: number | null;
}

/** A follow-up photo that the protocol asks for. */
export interface FollowUpMark {
  /** ISO date: of the photo once it was taken, till then the day it is due. */
  date: string;
  /** After the last session. */
  months: number;
  done: boolean;
}

/** A day from which on something else was measured, or with other means: a new plan, another primary outcome. */
export interface ChangeMark {
  /** ISO date, `YYYY-MM-DD`. */
  date: string;
  /** Two or three words, in the chart. */
  label: string;
  /** A sentence, on hover and in the description. */
  detail: string;
}

/** Names and words of a metric, as in the registry of metrics. */
export interface MetricWords {
  metricLabel: string;
  /** Of the metric's raw value; a change is always in percent. */
  unit: string;
  higherMeans: 'better' | 'worse';
  /** Completes "19 % ...": smoother, less red. */
  improvedWord?: string;
  worsenedWord?: string;
}

/** What all charts of a series have in common: its calendar. */
export interface SeriesCalendar {
  sessions: readonly SessionMark[];
  followUps?: readonly FollowUpMark[];
  changes?: readonly ChangeMark[];
  /** Days after a session that count as healing; 7 means the session's day and the seven after it. */
  healingDays: number;
  /** ISO date of the baseline photo. */
  baselineDate: string;
  /** Says "Synthetic" in the chart. */
  synthetic?: boolean;
}

/** One metric of one region over a whole series. */
export interface SeriesChartData extends MetricWords, SeriesCalendar {
  regionLabel: string;
  points: readonly SeriesPoint[];
}

/** One metric in every region over a whole series. */
export interface RegionsChartData extends MetricWords, SeriesCalendar {
  regions: readonly {
    regionLabel: string;
    points: readonly SeriesPoint[];
    /** Drawn stronger, with its intervals and its band. */
    primary?: boolean;
  }[];
}

/** One measurement of one comparison. */
export interface MeasurementRow extends MetricWords {
  regionLabel: string;
  verdict: ChartVerdict;
  /** The verdict in words, e.g. "19 % smoother (15 to 22 %)". */
  statement: string;
  /** In percent of the before value; null when not measurable. */
  change: { percent: number; ci95: readonly [number, number]; mdc95: number } | null;
  reasons?: readonly string[];
  /** The after photo shows healing: drawn apart, neither improvement nor worsening. */
  healing?: boolean;
  /** The primary outcome is set in bold. */
  primary?: boolean;
}

export interface ChartOptions {
  document: ChartDocument;
  /** Width in CSS pixels, 340 to 1200. */
  width: number;
  /** Height in CSS pixels; by default it follows from the width and what is shown. */
  height?: number;
  /** Of dates and numbers, BCP 47; the words are English in all. Default en-GB. */
  locale?: string;
  /** Start of the element ids, which must be unique on a page; by default made from what is shown. */
  id?: string;
}
