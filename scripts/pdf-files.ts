// A plug-in of the build: what the reader of PDFs looks up when a document needs it (fonts that every reader has, character maps,
// decoders of rare pictures) lies beside the page, by the names that the library asks for. Nothing of it is loaded before that.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Structural, so that this file needs no types of the bundler. */
interface BuildPlugin {
  readonly name: string;
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): string }): void;
}

/** Of each of the library's folders: which files. The policy allows no WebAssembly, so its decoders come as script. */
const wanted: Readonly<Record<string, RegExp>> = {
  cmaps: /\.bcmap$/,
  standard_fonts: /\.(pfb|ttf)$/,
  wasm: /_nowasm_fallback\.js$/,
};

/** `library`: the folder of `pdfjs-dist`. */
export function pdfFiles(library: string): BuildPlugin {
  return {
    name: 'pdf-files',
    generateBundle() {
      for (const [folder, pattern] of Object.entries(wanted)) {
        const from = path.join(library, folder);
        for (const file of readdirSync(from).filter((each) => pattern.test(each))) {
          const source = readFileSync(path.join(from, file));
          this.emitFile({ type: 'asset', fileName: `assets/pdf/${folder}/${file}`, source });
        }
      }
    },
  };
}
