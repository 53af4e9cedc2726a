/** What a floor plan can be taken from: as a file field accepts it. */
export const planPictures = 'image/png,image/jpeg,image/webp,image/svg+xml';
