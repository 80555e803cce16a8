const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayMs = 86_400_000;

/** '2026-03-05' -> '5 Mar 2026', as on the charts. Days have no time zone, so none may shift them. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}

/** Whole days from one day to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** 'Baseline', '12 days later', '5 weeks later', '4 months later' */
export function formatSpan(days: number): string {
  if (days === 0) return 'same day';
  if (Math.abs(days) < 21) return `${days} ${days === 1 ? 'day' : 'days'} later`;
  if (Math.abs(days) < 91) return `${Math.round(days / 7)} weeks later`;
  return `${Math.round(days / 30.44)} months later`;
}

/** Today at the place where the browser stands, YYYY-MM-DD. */
export function today(now = new Date()): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}
