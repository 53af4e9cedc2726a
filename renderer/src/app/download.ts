// Keeps a file where the browser keeps what it is given.

export function download(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  // Taken over by the browser at the click; the page lets go of it when it ends.
  link.click();
}
