import PDFDocument from 'pdfkit';
import { linearToSrgb } from '../image.ts';
import {
  blurField,
  type CardEnd,
  type CardLayout,
  cardHeightMm,
  cardLayout,
  cardWidthMm,
  codeAreas,
  colourPatches,
  greyPatches,
  inkReflectance,
  moduleMm,
  type Rgb,
  ruler,
  slantedCorners,
  tickLengthMm,
} from './card-layout.ts';
import { codeSize } from './code-reader.ts';

type Pdf = InstanceType<typeof PDFDocument>;

const pointsPerMm = 72 / 25.4;
const columns = [20, 110] as const;
const rows = [92, 128, 164, 200] as const;
const [textLeftMm, textWidthMm] = [20, 170];

const howTo = [
  'Print at 100 % ("actual size", not "fit to page"), in colour, on matt white paper. Check with a ruler: a card is 80 mm wide, the bar on it 10 mm long.',
  'Cut along the marks. Keep the cards flat, clean and in the dark. Throw away what is creased, stained or faded.',
  'For every photo lay one card beside the treated skin, flat and in the same light, with untreated skin between. No shadow and no shine on it.',
  'Stay with these cards for the whole series: they all bear the same number and stand for each other. A later print differs a little in its inks, so give it a new number.',
];

export { idAlphabet } from './card-layout.ts';

/**
 * An A4 page with eight copies of a card at true size, cut marks and how to use them; vectors and standard fonts only.
 * @throws RangeError for what is no card id
 */
export async function cardSheet(id: string): Promise<Uint8Array> {
  const layout = await cardLayout(id);
  const pdf = new PDFDocument({ size: 'A4', margin: 0, info: { Title: `Dermalapse card ${layout.id}` } });
  const parts: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  pdf.scale(pointsPerMm);
  writeHowTo(pdf, layout.id);
  for (const top of rows) for (const left of columns) drawCard(pdf, { layout, left, top });
  pdf.end();
  return whole;
}

function writeHowTo(pdf: Pdf, id: string): void {
  pdf.fillColor('black');
  pdf.font('Helvetica-Bold').fontSize(7).text(`Dermalapse card ${id}`, textLeftMm, 18);
  pdf.font('Helvetica').fontSize(4);
  let top = 31;
  howTo.forEach((step, i) => {
    pdf.text(`${i + 1}.`, textLeftMm, top);
    pdf.text(step, textLeftMm + 7, top, { width: textWidthMm - 7, lineGap: 0.6 });
    top = pdf.y + 2;
  });
}

const cutMark = { fromMm: 1.5, lengthMm: 3, widthMm: 0.1 };

function drawCard(pdf: Pdf, { layout, left, top }: { layout: CardLayout; left: number; top: number }): void {
  pdf.save().translate(left, top);
  drawCutMarks(pdf);
  for (const [end, { left: x, top: y }] of Object.entries(codeAreas)) {
    layout.modules[end as CardEnd].forEach((isDark, i) => {
      if (isDark) pdf.rect(x + (i % codeSize) * moduleMm, y + Math.floor(i / codeSize) * moduleMm, moduleMm, moduleMm); // biome-ignore format: one module
    });
  }
  pdf.fill(grey(inkReflectance));
  for (const { left: x, top: y, width, height, colour } of [...greyPatches, ...colourPatches]) {
    pdf.rect(x, y, width, height).fill(printed(colour));
  }
  pdf
    .rect(blurField.left, blurField.top, blurField.width, blurField.height)
    .fill(grey(blurField.reflectance));
  pdf.polygon(...slantedCorners().map(({ xMm, yMm }) => [xMm, yMm])).fill(grey(inkReflectance));
  for (let tick = 0; tick <= ruler.lengthMm; tick++) {
    pdf.rect(ruler.left + tick - ruler.tickMm / 2, ruler.top, ruler.tickMm, tickLengthMm(tick));
  }
  pdf.fill(grey(inkReflectance));
  pdf.font('Helvetica').fontSize(1.5);
  pdf.text('= 10 mm if printed at 100 %', ruler.left + ruler.lengthMm + 0.8, ruler.top + 0.1, {
    lineBreak: false,
  });
  pdf.font('Helvetica-Bold').fontSize(1.7);
  pdf.text(`Dermalapse card ${layout.id}`, ruler.left, ruler.top + 1.9, { lineBreak: false });
  pdf.restore();
}

function drawCutMarks(pdf: Pdf): void {
  const { fromMm, lengthMm, widthMm } = cutMark;
  for (const [x, outX] of [[0, -1], [cardWidthMm, 1]] as const) {
    for (const [y, outY] of [[0, -1], [cardHeightMm, 1]] as const) {
      pdf.moveTo(x + outX * fromMm, y).lineTo(x + outX * (fromMm + lengthMm), y);
      pdf.moveTo(x, y + outY * fromMm).lineTo(x, y + outY * (fromMm + lengthMm));
    }
  } // biome-ignore format: corners
  pdf.lineWidth(widthMm).stroke('black');
}

const grey = (level: number): [number, number, number] => printed([level, level, level]);

/** Linear reflectance as the 0..255 of sRGB that printer drivers expect. */
function printed([red, green, blue]: Rgb): [number, number, number] {
  const code = (level: number): number => Math.round(255 * linearToSrgb(level));
  return [code(red), code(green), code(blue)];
}
