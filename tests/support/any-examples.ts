// Property tests draw the same examples in every run, so that a run's answer is its change's; `npm run soak -- --only properties`
// draws others. PROPERTY_SEED=N repeats one of those.

import fc from 'fast-check';

const usualSeed = 20_261_128;

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? usualSeed) });
