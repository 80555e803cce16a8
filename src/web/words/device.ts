import { words } from '../language/index.ts';

/** In the order in which they are tried: Edge and Opera call themselves Chrome, Chrome calls itself Safari. */
const browsers: [RegExp, string][] = [
  [/\bEdg/, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\bWindows\b/, 'Windows'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

const nameIn = (names: [RegExp, string][], userAgent: string) =>
  names.find(([pattern]) => pattern.test(userAgent))?.[1];

/** 'Chrome on Windows', as far as a browser says what it is. */
export function describeDevice(userAgent: string | null): string {
  const { device, unknownBrowser, unknownSystem, noBrowser } = words.account;
  if (!userAgent?.startsWith('Mozilla/')) return noBrowser;
  return device(nameIn(browsers, userAgent) ?? unknownBrowser, nameIn(systems, userAgent) ?? unknownSystem);
}
