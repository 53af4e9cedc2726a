/** What a page may send up as one file, in bytes. */
export const largestFile = 512 * 1024 * 1024;
