import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

export interface PdfPage {
  text: string;
  /** In points. */
  size: { width: number; height: number };
  png: Buffer;
}

/** Every page as PDFium, the engine of Chromium, shows it. */
export async function openPdf(bytes: Uint8Array, { scale = 1.5 } = {}): Promise<PdfPage[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const pages: PdfPage[] = [];
  for (const page of document.pages()) {
    // Rendering lets go of the page.
    const text = page.getText();
    const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
    const { data } = await page.render({
      scale,
      render: ({ data: pixels, ...size }) =>
        sharp(pixels, { raw: { width: size.width, height: size.height, channels: 4 } })
          .png()
          .toBuffer(),
    });
    pages.push({ text, size: { width, height }, png: Buffer.from(data) });
  }
  document.destroy();
  library.destroy();
  return pages;
}
