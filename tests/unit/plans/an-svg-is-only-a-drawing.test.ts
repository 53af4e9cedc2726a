import { describe, expect, it } from 'vitest';

import { cleanSvg } from '../../../electron/plans/clean-svg.ts';
import { valueOf } from '../../support/value-of.ts';

const svg = (inner: string, attributes = 'width="40" height="30"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;
const kept = (inner: string): string => valueOf(cleanSvg(svg(inner))).text.replace(/^<svg[^>]*>|<\/svg>$/g, '');

describe('of an SVG is kept', () => {
  it.each([
    '<rect x="1" width="5" fill="#fff"/>',
    '<g transform="translate(1 2)"><path d="M0 0L1 1"/></g>',
    '<text x="1">Rum 101 &amp; 102 &lt;öst&gt;</text>',
    '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)"/>',
    '<use xlink:href="#a"/>',
    '<image href="data:image/png;base64,AAAA" width="3"/>',
    '<style>.wall{stroke:#000;fill:url(#a)}</style>',
  ])('%s', (drawing) => expect(kept(drawing)).toBe(drawing));

  it('its text, whatever way it was written', () => {
    expect(kept('<text><![CDATA[a < b]]></text><!-- note --><?do it?>')).toBe('<text>a &lt; b</text>');
    expect(kept("<text id='a'>&#x41;&nowhere;&#0;</text>")).toBe('<text id="a">A</text>');
  });

  it('what a drawing program keeps among its entities', () => {
    const doctype = '<!DOCTYPE svg PUBLIC "a" "b" [ <!ENTITY ns "http://www.w3.org/2000/svg"> <!ENTITY red "#f00"> ]>';
    const text = `<?xml version="1.0"?>${doctype}<svg xmlns="&ns;" width="4" height="3"><rect fill="&red;"/></svg>`;
    expect(valueOf(cleanSvg(text)).text).toContain('<rect fill="#f00"/>');
  });
});

describe('an SVG whose names have a prefix', () => {
  const space = 'xmlns:s="http://www.w3.org/2000/svg" xmlns:o="http://e.example/other"';
  const prefixed = (inner: string): string => `<s:svg ${space} width="40" height="30">${inner}</s:svg>`;

  it('is the same drawing without it, and as harmless', () => {
    const text = prefixed('<s:g><s:rect width="1"/></s:g><s:script>alert(1)</s:script><s:text>A</s:text>');
    const { text: clean, width } = valueOf(cleanSvg(text));
    expect(width).toBe(40);
    expect(clean).toBe(svg('<g><rect width="1"/></g><text>A</text>'));
  });

  it('loses what is of another namespace, and of none', () => {
    expect(valueOf(cleanSvg(prefixed('<o:rect/><rect/><s:rect/>'))).text).toContain('height="30"><rect/></svg>');
    expect(valueOf(cleanSvg(svg('<s:rect/><rect/>', `${space} width="40" height="30"`))).text).toContain(
      '<rect/><rect/>',
    );
  });

  it('is none where the prefix is another’s', () => {
    expect(cleanSvg('<o:svg xmlns:o="http://e.example" width="4" height="3"/>')).toMatchObject({
      failure: { code: 'plans.not-a-picture' },
    });
  });
});

describe('of an SVG nothing is kept that acts or reaches out', () => {
  it.each([
    ['<script>alert(1)</script>', ''],
    ['<script href="http://e.example/x.js"/>', ''],
    ['<g><script><![CDATA[alert(1)]]></script><rect/></g>', '<g><rect/></g>'],
    ['<rect onload="alert(1)" ONCLICK="x" width="1"/>', '<rect width="1"/>'],
    ['<foreignObject><iframe src="http://e.example"/></foreignObject>', ''],
    ['<a href="javascript:alert(1)"><rect/></a>', '<g><rect/></g>'],
    ['<a xlink:href="&#106;avascript:alert(1)"><rect/></a>', '<g><rect/></g>'],
    ['<image href="http://e.example/a.png" width="1"/>', '<image width="1"/>'],
    ['<image xlink:href="//e.example/a.png"/>', '<image/>'],
    ['<image href="data:image/svg+xml;base64,AAAA"/>', '<image/>'],
    ['<use href="http://e.example/a.svg#x"/>', '<use/>'],
    ['<feImage href="http://e.example/a.png"/>', ''],
    ['<rect fill="url(http://e.example/#a)"/>', '<rect fill="none"/>'],
    ['<rect style="fill:url( &quot;http://e.example&quot; )"/>', '<rect style="fill:none"/>'],
    ['<rect style="fill:\\75rl(http://e.example)"/>', '<rect/>'],
    ['<style>@import url(http://e.example/a.css);.a{fill:red}</style>', '<style>.a{fill:red}</style>'],
    ['<style>@font-face{font-family:x;src:url(http://e.example)}.a{fill:red}</style>', '<style>.a{fill:red}</style>'],
    ['<style>.a{background:u/**/rl(http://e.example)}</style>', '<style>.a{background:none}</style>'],
    ['<style>.a{background:image-set("http://e.example" 1x)}</style>', '<style></style>'],
    ['<animate attributeName="href" to="javascript:alert(1)"/>', ''],
    ['<set attributeName="onclick" to="alert(1)"/>', ''],
    ['<sodipodi:namedview><rect/></sodipodi:namedview>', ''],
    ['<rect xml:base="http://e.example/" inkscape:label="x"/>', '<rect/>'],
    ['<html:script xmlns:html="http://www.w3.org/1999/xhtml">alert(1)</html:script>', ''],
    ['<svg onload="alert(1)"><handler/></svg>', '<svg></svg>'],
  ])('%s', (hostile, harmless) => expect(kept(hostile)).toBe(harmless));
});

describe('an SVG is refused', () => {
  it.each([
    ['no XML', 'hello', 'plans.not-a-picture'],
    ['a page', '<html><body/></html>', 'plans.not-a-picture'],
    ['nothing in it', '<!-- -->', 'plans.not-a-picture'],
    ['cut off', svg('<g><rect').slice(0, -8), 'plans.broken'],
    ['a tag that is not closed', svg('<g>'), 'plans.broken'],
    ['tags that cross', svg('<g><text></g></text>'), 'plans.broken'],
    ['two roots', `${svg('')}${svg('')}`, 'plans.broken'],
    ['nested too deep', svg('<g>'.repeat(600) + '</g>'.repeat(600)), 'plans.broken'],
    ['no size', svg('', ''), 'plans.svg-without-size'],
    ['a size of nothing', svg('', 'width="0" height="0"'), 'plans.svg-without-size'],
  ])('%s', (_what, text, code) => expect(cleanSvg(text)).toMatchObject({ ok: false, failure: { code } }));

  it('an entity in an entity is never unfolded', () => {
    const bombs = Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('');
    const text = `<!DOCTYPE svg [<!ENTITY a0 "ha">${bombs}]>${svg('<text>&a9;&a0;</text>')}`;
    expect(valueOf(cleanSvg(text)).text).toContain('<text>ha</text>');
  });
});

describe('the size of an SVG', () => {
  it.each([
    ['width="40" height="30"', 40, 30],
    ["width='40px' height='30.4px'", 40, 30],
    ['width="210mm" height="297mm"', 794, 1123],
    ['width="100%" height="100%" viewBox="0 0 400 300"', 400, 300],
    ['viewBox="0,0,400,300"', 400, 300],
    ['width="800" viewBox="-5 -5 400 300"', 800, 600],
  ])('%s', (attributes, width, height) => {
    expect(valueOf(cleanSvg(svg('', attributes)))).toMatchObject({ width, height });
  });
});
