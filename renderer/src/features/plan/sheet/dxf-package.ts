// The package that reads DXF, part by part: whole it would bring what is not used. Published as CommonJS, which one bundler hands
// over as it is and the other unwrapped.

import parser from 'dxf/lib/parseString.js';
import shaper from 'dxf/lib/entityToPolyline.js';
import palette from 'dxf/lib/util/colors.js';

const parse = 'default' in parser ? parser.default : parser;
const lineOf = 'default' in shaper ? shaper.default : shaper;
/** Red, green and blue, 0..255, by AutoCAD's number. */
const colours = 'default' in palette ? palette.default : palette;

export { colours, lineOf, parse };
export type { DxfEntity, DxfHatchEdge, ParsedDxf } from 'dxf/lib/parseString.js';
