/// <reference types="vite/client" />
// Tells typed linting what a .vue import is; vue-tsc knows better and checks the inside.
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent;
  export default component;
}
// The library's worker, which brings no types: loaded for what it does.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
declare module '*.css';
declare module '@fontsource/*';
