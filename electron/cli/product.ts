// What the product is called and which version this is, from the one place that says so.

import packageJson from '../../package.json' with { type: 'json' };

export const productName = 'Commissioner';
export const productVersion: string = packageJson.version;
