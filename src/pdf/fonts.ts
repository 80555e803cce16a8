import { createRequire } from 'node:module';
import type { Pdf } from './sheet.ts';

const fontFile = createRequire(import.meta.url).resolve;
const family = '@expo-google-fonts/source-sans-3';

/** The only fonts: both are embedded, so that a file looks the same everywhere. */
export const fonts = {
  regular: fontFile(`${family}/400Regular/SourceSans3_400Regular.ttf`),
  strong: fontFile(`${family}/600SemiBold/SourceSans3_600SemiBold.ttf`),
};
export type FontName = keyof typeof fonts;

/** What the PDF library has loaded of a font file; its types leave it out. */
interface LoadedFont {
  unitsPerEm: number;
  characterSet: number[];
  glyphForCodePoint(codePoint: number): unknown;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): {
    glyphs: { path: { toSVG(): string } }[];
    positions: { xAdvance: number; xOffset: number; yOffset: number }[];
  };
}

/** The font that is chosen now. */
export const loadedFont = (doc: Pdf): LoadedFont =>
  (doc as unknown as { _font: { font: LoadedFont } })._font.font;

/**
 * Makes the fonts known. Each glyph is asked for by its character once: one that is first met as part of another's outline
 * would be in the file without its character, and nobody could search or copy it.
 */
export function registerFonts(doc: Pdf): void {
  for (const [name, path] of Object.entries(fonts)) {
    doc.registerFont(name, path);
    const font = loadedFont(doc.font(name));
    for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
  }
}

/** Stands for a character that the font lacks: a gap would hide that something is there. */
const replacement = '□';

/** A text as the font can show it. */
export function showable(doc: Pdf, text: string): string {
  const font = loadedFont(doc.font('regular'));
  return Array.from(text.normalize('NFC').replaceAll('\t', ' '), (character) => {
    if (character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0)!)) return character;
    return /\p{C}|\p{M}/u.test(character) ? '' : replacement;
  }).join('');
}
