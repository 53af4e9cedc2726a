import { describe, expect, it } from 'vitest';

import { kindOfFile, withoutEnding } from '../../../renderer/src/features/plan/plan-files.ts';

describe('a file', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['a PDF', '%PDF-1.7', 'pdf'],
    ['a PDF with something before it', `${' '.repeat(500)}%PDF-1.4`, 'pdf'],
    ['an SVG', '<svg/>', 'svg'],
    ['an SVG behind a mark and a space', '\uFEFF <?xml version="1.0"?><svg/>', 'svg'],
    ['a DXF', '  0\r\nSECTION\r\n  2\r\nHEADER\r\n', 'dxf'],
    ['a DXF with a comment', '999\ndrawn by hand\n0\nSECTION\n2\nENTITIES\n', 'dxf'],
    ['a DXF with pages of comments', `${'999\ndrawn by hand\n'.repeat(1_000)}0\nSECTION\n2\nENTITIES\n`, 'dxf'],
    ['a binary DXF', 'AutoCAD Binary DXF\r\n\u001a\u0000', 'binary-dxf'],
    ['a DWG', 'AC1032\u0000\u0000', 'dwg'],
    ['anything else', 'Dear Sir', 'picture'],
  ])('of %s is told by its bytes', async (_what, text, kind) => {
    expect(await kindOfFile(new Blob([text]))).toBe(kind);
  });

  it('of an SVG in another encoding is an SVG', async () => {
    const text = new Uint8Array([0xff, 0xfe, ...[...'<svg/>'].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    expect(await kindOfFile(new Blob([text]))).toBe('svg');
  });

  it.each([
    ['Floor 1.png', 'Floor 1'],
    ['Floor 1.2.pdf', 'Floor 1.2'],
    ['Floor', 'Floor'],
    ['.png', '.png'],
  ])('%s is the plan %s', (file, name) => expect(withoutEnding(file)).toBe(name));
});
