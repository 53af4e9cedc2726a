import { describe, expect, it } from 'vitest';

import { scheduleRows } from '../../../electron/domain/schedule/schedule-rows.ts';
import { lines, SiteOfSchedules } from '../../support/schedule/schedule-in-test.ts';

const header = 'label,location,plan,area,x,y,hub,port,expected';

/** 07 to 09 on ports 1 to 3 of one hub. */
function planned(): SiteOfSchedules {
  const site = new SiteOfSchedules();
  const row = (label: string, x: number, port: number): string => `${label},House,A,Room,${x},0.5,p3_9,${port},`;
  site.take(lines(header, row('07', 0.1, 1), row('08', 0.2, 2), row('09', 0.3, 3)));
  return site;
}

describe('a row', () => {
  it('adds the socket with its place, its hub and its port', () =>
    expect(planned().whereIs('08')).toBe('A · Room · 0.2,0.5 · p3_9 2 · open'));

  it('changes what it says of a socket that is there, and nothing that it doesn’t say', () => {
    const site = planned();
    const moved = site.take(lines(header, '08,House,,,,,,,lamp', '09,House,B,,0.9,0.9,,,'));
    expect(moved).toMatchObject({ added: 0, changed: 2, errors: [] });
    expect(site.whereIs('08')).toBe('A · Room · 0.2,0.5 · p3_9 2 · lamp');
    expect(site.whereIs('09')).toBe('B · 0.9,0.9 · p3_9 3 · open');
    expect(site.state.conflicts).toEqual([]);
  });

  it('leaves the ports alone where they are to be discovered', () => {
    const site = new SiteOfSchedules();
    site.take(lines(header, '07,House,A,,0.1,0.1,p3_9,1,'), false);
    expect(site.whereIs('07')).toBe('A · 0.1,0.1 · open');
  });

  it('takes a port that another row leaves, whichever comes first', () => {
    const site = planned();
    const shifted = site.take(lines(header, '07,House,,,,,p3_9,2,', '08,House,,,,,p3_9,3,', '09,House,,,,,p3_9,4,'));
    expect(shifted).toMatchObject({ changed: 3, errors: [] });
    expect(['07', '08', '09'].map((label) => site.whereIs(label).slice(-13))).toEqual(
      ['2', '3', '4'].map((port) => `p3_9 ${port} · open`.slice(-13)),
    );
    expect(site.state.conflicts).toEqual([]);
  });

  it('names an area without saying where in it: the area is there, to be drawn', () => {
    const site = new SiteOfSchedules();
    expect(site.take(lines(header, '07,House,A,Room,,,,,')).errors).toEqual([]);
    expect(site.whereIs('07')).toBe('A · Room · open');
  });

  it('is on the plan of its own location where names have slashes', () => {
    const site = new SiteOfSchedules();
    site.take(lines(header, '07,A/B,C,,,,,,', '08,A,B/C,,,,,,'));
    expect(['07', '08'].map((label) => site.whereIs(label))).toEqual(['C · open', 'B/C · open']);
  });

  it.each(['constructor', '__proto__', 'toString_1'])('names a hub whose product nobody knows: %s', (hub) => {
    const site = new SiteOfSchedules();
    expect(site.take(lines(header, `07,House,,,,,${hub},2,`)).said).toEqual([]);
    expect(site.whereIs('07')).toBe(`${hub} 2 · open`);
  });

  it('may use a decimal comma and the Swedish words', () => {
    const site = new SiteOfSchedules();
    site.take([
      ['Märkning', 'Hus', 'Våning', 'X', 'Y', 'Avsett för'],
      ['07', 'Hus Å', '1', ',5', '1e-1', 'Fläkt'],
    ]);
    expect(site.whereIs('07')).toBe('1 · 0.5,0.1 · fan');
  });
});

describe('a label that several rows have', () => {
  const twice = lines(
    header,
    '07,House,A,,0.1,0.5,,,',
    '07,House,A,,0.4,0.5,,,',
    '07,Shed,,,,,,,',
    '07,House,,,,,p3_9,9,',
  );

  it('comes as often as it is there, and is told', () => {
    const site = new SiteOfSchedules();
    const { added, said, noted } = site.take(twice);
    expect([added, said]).toEqual([3, ['5 port p3_9 has no port 9']]);
    expect(noted).toEqual(
      [2, 3, 4].map((row) => `${row} label "07" is in row ${row === 2 ? 3 : 2} too; it comes in all the same`),
    );
    // Whatever the order of the rows: those of a location are that location's sockets.
    const [head = [], ...rows] = twice.slice(0, 4);
    expect(site.take([head, ...rows.slice(2), ...rows.slice(0, 2)])).toMatchObject({
      ...{ added: 0, changed: 0, errors: [], notes: [] },
    });
  });

  it('adds one more where the site has it once', () => {
    const site = planned();
    const { added, said, noted } = site.take(lines(header, '07,Shed,,,,,,,', '07,House,,,,,,,'));
    expect([added, said, noted.length]).toEqual([1, [], 1]);
    expect(site.whereIs('07')).toContain('p3_9 1');
  });
});

describe('what is wrong', () => {
  it.each([
    [',House,,,,,,,', '2 label is empty'],
    ['07,,,,,,,,', '2 location is empty'],
    ['07,House,A,,1.2,0.5,,,', '2 x "1.2" is not a number from 0 to 1'],
    ['07,House,A,,left,0.5,,,', '2 x "left" is not a number from 0 to 1'],
    ['07,House,A,,0.2,,,,', '2 y is missing: a place needs x and y'],
    ['07,House,,Room,,,,,', '2 plan needs a plan'],
    ['07,House,A,,,,,,toaster', '2 expected "toaster" is none of open, lamp, fan, sensor, dimmer, button, screen'],
    ['#REF!,House,A,,,,,,', '2 label "#REF!" is what a broken formula shows'],
    ['07,House,A,,,,p3_9,,', '2 port "" is not the printed number of a port'],
    ['07,House,A,,,,p3_9,two,', '2 port "two" is not the printed number of a port'],
    ['07,House,A,,,,,2,', '2 hub needs the hub it is of'],
    ['07,House,A,,,,p3_9,7,', '2 port p3_9 has no port 7'],
  ])('is said of its row: %s', (row, said) => {
    const site = new SiteOfSchedules();
    const taken = site.take(lines(header, row));
    expect(taken.said).toEqual([said]);
    expect(taken.drafts).toEqual([]);
  });

  it('is said of rows that contradict each other; the first stands', () => {
    const site = new SiteOfSchedules();
    const twice = lines(header, '07,House,,,,,p3_9,1,', '08,House,,,,,p3_9,1,');
    expect(site.take(twice).said).toEqual(['3 port p3_9 1 is in row 2 too']);
    expect(site.whereIs('07')).toContain('p3_9 1');
  });

  it('is said of rows that contradict the site: nothing is taken from anybody', () => {
    const site = planned();
    expect(site.take(lines(header, '10,House,,,,,p3_9,1,', '08,Shed,,,,,,,')).said).toEqual([
      '2 port p3_9 1 is the port of "07"',
      '3 location "08" is in House in the site',
    ]);
    // A row that is itself wrong frees no port.
    expect(site.take(lines(header, '10,House,,,,,p3_9,1,', '07,House,,,,,p3_9,2,')).said).toHaveLength(2);
    expect(site.take(lines(header, '07,House,,,,,p3_9,2,', '08,House,,,,,p3_9,1,')).said).toEqual([
      '2 port p3_9 2 is the port of "08"',
      '3 port p3_9 1 is the port of "07"',
    ]);
    expect(site.whereIs('07')).toContain('p3_9 1');
  });

  it('is a column that is missing, once and not at every row', () =>
    expect(new SiteOfSchedules().take(lines('label,plan', '07,A', '08,A')).said).toEqual([
      '1 location is in no column of this file',
    ]));

  it('is said of the first row where no row names the columns', () =>
    expect(scheduleRows(lines('07,House'), { at: -1, places: { label: 0 } }).errors).toMatchObject([
      { row: 1, column: 'location', fault: 'no-column' },
    ]));

  it('is a label that the site has twice and the schedule once', () => {
    const site = planned();
    site.add('socket.labelled', { socketId: site.state.sockets.keys().next().value!, label: '08', was: null });
    expect(site.take(lines(header, '08,House,,,,,,,lamp')).said).toEqual([
      '2 label 2 sockets of the site are labelled "08"',
    ]);
    const both = site.take(lines(header, '08,House,,,,,,,lamp', '08,House,,,,,,,fan'));
    expect(both).toMatchObject({ changed: 2, errors: [] });
  });
});
