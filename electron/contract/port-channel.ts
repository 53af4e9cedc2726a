// The name under which a page's message port travels, from the page's preload to the page and to the main process.

/** Sent once a page, with exactly one port and no other content. */
export const portChannel = 'commissioner:port';
