// The name under which the preload tells the main process that a person dropped a document on the page.

/** Sent with the document's path, which the page itself never sees. */
export const droppedDocument = 'commissioner:dropped-document';
