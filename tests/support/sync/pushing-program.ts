// Pushes the document it is told to the platform it is told, then ends: the program that a test kills in the middle. Where to
// and as whom stands in the environment.

import { systemOutside } from '../../../electron/environment/outside.ts';
import { createPlatform } from '../../../electron/platform/create-platform.ts';
import type { OchnoProfile } from '../../../electron/domain/profile.ts';
import { openSite } from '../../../electron/site/open-site.ts';
import { push } from '../../../electron/sync/push.ts';
import { valueOf } from '../value-of.ts';

const outside = systemOutside();
const profile = JSON.parse(process.env['PROFILE'] ?? '') as OchnoProfile;
const platform = createPlatform({ ...outside, profile, password: process.env['PASSWORD'] ?? '' });
const document = valueOf(openSite({ ...outside, author: 'program', station: 'program', path: process.argv[2]! }));
valueOf(await push({ platform, document }));
document.close();
platform.close();
