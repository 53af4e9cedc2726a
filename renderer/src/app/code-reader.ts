// The thread that reads printed codes in pictures: QR, Data Matrix, Code 128. Library and WebAssembly are shipped with the page.

import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

// Left to itself the library would fetch its WebAssembly from elsewhere.
prepareZXingModule({ overrides: { locateFile: () => new URL(wasm, import.meta.url).href } });

/** The text of the first code in a picture; null: none. */
async function textIn(picture: ImageBitmap): Promise<string | null> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0);
  picture.close();
  const pixels = context?.getImageData(0, 0, canvas.width, canvas.height);
  const found = pixels ? await readBarcodes(pixels, { formats: ['QRCode', 'DataMatrix', 'Code128'] }) : [];
  return found.find(({ isValid }) => isValid)?.text ?? null;
}

self.addEventListener('message', ({ data }: MessageEvent<ImageBitmap>) => {
  void textIn(data).then((text) => self.postMessage(text));
});
