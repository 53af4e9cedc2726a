// The schema of what the application itself makes: its TypeScript type stands for it and it is not checked again, field by
// field, on its way out. Only what comes in from a screen is.

import { z } from 'zod';

export const own = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);
